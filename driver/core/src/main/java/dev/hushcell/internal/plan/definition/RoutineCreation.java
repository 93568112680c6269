package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.policy.TableName;
import java.util.List;

/** {@code CREATE ALIAS}, which makes a routine; the configuration may vouch for what it does. */
record RoutineCreation(Tokens tokens, DefinedTables tables, TrustedObjects vouched) {

  /** Tells whether it makes a routine that the configuration vouches for. */
  boolean isVouched() {
    int at = tokens.isWord(1, "FORCE") ? 2 : 1;
    if (!tokens.isWord(at, "ALIAS")) {
      return false;
    }
    at++;
    if (tokens.isWord(at, "IF")
        && tokens.isWord(at + 1, "NOT")
        && tokens.isWord(at + 2, "EXISTS")) {
      at += 3;
    }
    boolean qualified = tokens.isSymbol(at + 1, ".");
    int last = qualified ? at + 2 : at;
    if (last >= tokens.size() || tokens.isSymbol(last + 1, ".")) {
      return false;
    }
    List<Token> name =
        qualified ? List.of(tokens.get(at), tokens.get(last)) : List.of(tokens.get(at));
    if (!name.stream().allMatch(Token::isName)) {
      return false;
    }
    TableName made = tables.made(new DottedName(name));
    RoutineName routine = new RoutineName(made.schema(), made.table());
    return vouched.routines().stream().anyMatch(each -> each.name().isLike(routine));
  }
}
