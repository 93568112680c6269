package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.policy.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Definitions of what is no table, index, view or trigger, in statements that name something
 * protected. What may be made is listed; all else is refused, for it may keep values, conditions or
 * code.
 */
record OtherDefinitions(Tokens tokens, DefinedTables tables, PlanContext around) {
  /** What runs in the database, or shows its rows. */
  private static final Set<String> CODE =
      Names.words(
          """
          AGGREGATE ALIAS CONSTANT DOMAIN EVENT FUNCTION LINKED MATERIALIZED PROCEDURE RULE TRIGGER
          """);

  /** What has a name, and nothing that could be of a row. */
  private static final Set<String> BARE =
      Set.of("COLLATION", "DATABASE", "EXTENSION", "ROLE", "SCHEMA", "SEQUENCE", "TYPE", "USER");

  /** What tells of whole columns, unless it has a condition or computes. */
  private static final Set<String> OF_COLUMNS = Set.of("PUBLICATION", "STATISTICS");

  /** What stands between names of columns. */
  private static final Set<String> PARTS = Set.of("(", ")", ",", ".");

  /** Words between CREATE and what is made. */
  private static final Set<String> BETWEEN =
      Set.of("OR", "REPLACE", "ALTER", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "UNLOGGED", "FORCE");

  private static final Set<String> OF_NAMES = Set.of("DROP", "GRANT", "REVOKE", "COMMENT");
  private static final Set<String> CHANGED = Set.of("INDEX", "SEQUENCE", "USER", "VIEW");

  /** Refuses what is not known to be harmless. */
  void require(DataDefinition.Other statement) {
    List<String> words = statement.words();
    if (words.contains("CREATE")) {
      requireMade(kind(), words);
    } else if (words.isEmpty() || !OF_NAMES.contains(words.get(0))) {
      requireChanged(words);
    }
  }

  private String kind() {
    int at = 1;
    while (at < tokens.size() && BETWEEN.stream().anyMatch(word(at)::equals)) {
      at++;
    }
    return word(at);
  }

  private String word(int at) {
    boolean is = at < tokens.size() && tokens.get(at).kind() == Token.Kind.WORD;
    return is ? DdlParser.upper(tokens.get(at)) : "";
  }

  private void requireMade(String kind, List<String> words) {
    if (CODE.contains(kind) || words.stream().anyMatch(CODE::contains)) {
      if (!new RoutineCreation(tokens, tables, around.trusted()).isVouched()) {
        throw Definitions.reaches(tokens.get(0));
      }
    } else if (kind.equals("POLICY")) {
      requireHarmlessPolicy();
    } else if (OF_COLUMNS.contains(kind)) {
      requireNone("WHERE");
      requireOnlyNames();
    } else if (!BARE.contains(kind)) {
      throw Definitions.notUnderstood(tokens.get(0).begin());
    }
    requireNone("SELECT", "VALUES", "WITH");
  }

  private void requireChanged(List<String> words) {
    if (words.size() < 2 || !CHANGED.contains(words.get(1))) {
      throw Definitions.notUnderstood(tokens.get(0).begin());
    }
    requireNone("SELECT", "VALUES", "WITH", "DEFAULT");
  }

  /** A sequence may begin with what a query finds, and a view have values in place of others. */
  private void requireNone(String... words) {
    for (int i = 1; i < tokens.size(); i++) {
      for (String word : words) {
        if (tokens.isWord(i, word)) {
          throw Definitions.notUnderstood(tokens.get(i).begin());
        }
      }
    }
  }

  /** An operator, or a literal of any kind, would be sent as it is: numbers too. */
  private void requireOnlyNames() {
    for (Token token : tokens.list()) {
      boolean part = token.kind() == Token.Kind.SYMBOL && PARTS.contains(token.value());
      if (!token.isName() && !part) {
        throw Definitions.notUnderstood(token.begin());
      }
    }
  }

  /** The table stands behind ON, and what the policy says behind that. */
  private void requireHarmlessPolicy() {
    int on = 0;
    while (on < tokens.size() && !tokens.isWord(on, "ON")) {
      on++;
    }
    Set<String> columns = new HashSet<>();
    around.protection().activated().values().stream()
        .flatMap(table -> table.columns().stream())
        .forEach(column -> columns.add(Names.fold(column.name().column())));
    for (int i = on + 2; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean table = tables.isNamed(token) && !tokens.isSymbol(i - 1, ".");
      if (token.isName() && (columns.contains(Names.fold(token.value())) || table)) {
        throw Definitions.reaches(token);
      }
    }
  }

  /** {@code CREATE ALIAS}, which makes a routine; the configuration may vouch for what it does. */
  private record RoutineCreation(Tokens tokens, DefinedTables tables, TrustedObjects trusted) {

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
      List<Identifier> name = qualified ? List.of(name(at), name(last)) : List.of(name(at));
      if (!name.stream().map(Identifier::token).allMatch(Token::isName)) {
        return false;
      }
      TableName made = tables.made(new ObjectName(Place.whole(at, last + 1), name));
      RoutineName routine = new RoutineName(made.schema(), made.table());
      return trusted.routines().stream().anyMatch(each -> each.name().isLike(routine));
    }

    private Identifier name(int index) {
      return new Identifier(Place.whole(index, index + 1), tokens.get(index));
    }
  }
}
