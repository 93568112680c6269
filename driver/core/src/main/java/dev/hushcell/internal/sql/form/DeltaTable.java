package dev.hushcell.internal.sql.form;

import dev.hushcell.internal.sql.Parentheses;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.ParsedStatement.Upsert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code FINAL TABLE (INSERT …)}: the rows that a statement changes, as a table of a query.
 *
 * @param first index of FINAL, OLD or NEW
 * @param last index of the closing parenthesis
 * @param upsert the key of an upsert inside it
 */
public record DeltaTable(int first, int last, Optional<Upsert> upsert) {
  /** {@code FINAL TABLE (}. */
  public static final int OPENING = 3;

  /** Each is parsed in a text as long as the whole. */
  private static final int MOST = 100;

  private static final Set<String> KINDS = Set.of("FINAL", "OLD", "NEW");
  private static final Set<String> CHANGES =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

  /** Finds the delta tables of a statement; one inside another stays in the text of that one. */
  public static List<DeltaTable> in(Tokens tokens) {
    List<DeltaTable> found = new ArrayList<>();
    for (int i = 0; i + OPENING < tokens.size(); i++) {
      if (isOpening(tokens, i)) {
        int last = Parentheses.after(tokens, i + OPENING - 1) - 1;
        DeltaTable table = new DeltaTable(i, last, Optional.empty());
        requireComplete(tokens, table);
        found.add(table);
        if (found.size() > MOST) {
          throw SqlFault.TOO_MANY_TOKENS.at(
              tokens.get(i).begin(),
              "the statement has more than " + MOST + " tables of changed rows; split it");
        }
        i = last;
      }
    }
    if (!found.isEmpty()) {
      requireUnused(tokens);
    }
    return found;
  }

  private static boolean isOpening(Tokens tokens, int at) {
    return isOneOf(tokens, at, KINDS)
        && tokens.isWord(at + 1, "TABLE")
        && tokens.isSymbol(at + 2, "(")
        && isOneOf(tokens, at + OPENING, CHANGES);
  }

  private static boolean isOneOf(Tokens tokens, int at, Set<String> words) {
    Token token = tokens.get(at);
    return token.kind() == TokenKind.WORD && words.contains(token.value().toUpperCase(Locale.ROOT));
  }

  private static void requireUnused(Tokens tokens) {
    for (Token token : tokens.list()) {
      if (token.isName() && token.value().toUpperCase(Locale.ROOT).startsWith("DELTA_TABLE_")) {
        throw SqlFault.NOT_PARSED.at(
            token.begin(), "DELTA_TABLE_ begins a name that is needed here; use another name");
      }
    }
  }

  private static void requireComplete(Tokens tokens, DeltaTable table) {
    if (table.last < table.first + OPENING + 2) {
      throw SqlFault.NOT_PARSED.at(
          tokens.get(table.first).begin(), "the statement in FINAL TABLE is not complete");
    }
  }

  public int firstInside() {
    return first + OPENING;
  }

  /** Returns the name that stands for it in the text for the parser. */
  public String name() {
    return "DELTA_TABLE_" + first;
  }
}
