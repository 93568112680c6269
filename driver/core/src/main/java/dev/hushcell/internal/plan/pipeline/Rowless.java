package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Statements that read and change no rows, and are sent as they are although they name something
 * protected. Behind a forgotten semicolon, or in parentheses, there may be one that does, with its
 * values.
 */
final class Rowless {
  private static final Set<String> ROWS =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "VALUES");

  /** Of statements in which the words above are rights. */
  private static final Set<String> ROWS_BESIDE_RIGHTS = Set.of("SET", "VALUES", "WHERE");

  private Rowless() {}

  /** Refuses one that may hold values of rows. */
  static void require(Tokens piece, StatementHead head) {
    List<Token> rest = piece.list().subList(1, piece.size());
    boolean values =
        rest.stream().anyMatch(each -> each.isLiteral() || each.kind() == Token.Kind.PARAMETER);
    if (values && mayHaveRows(piece, head, rest)) {
      throw PlanFault.UNREADABLE.at(
          piece.get(0).begin(),
          "the statement names a protected table and has values, but reads and changes no rows by"
              + " its first word; put a semicolon between two statements, or send them one by one");
    }
  }

  private static boolean mayHaveRows(Tokens piece, StatementHead head, List<Token> rest) {
    return switch (head) {
      case TRANSACTION -> true;
      case SESSION, INFORMATION -> hasAny(rest, ROWS);
      case DEFINITION ->
          (piece.isAnyWord(0, "COMMENT", "DROP") && hasAny(rest, ROWS))
              || (piece.isAnyWord(0, "GRANT", "REVOKE") && hasAny(rest, ROWS_BESIDE_RIGHTS));
      case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, DYNAMIC, VARIABLES, OTHER -> false;
    };
  }

  private static boolean hasAny(List<Token> tokens, Set<String> words) {
    return tokens.stream()
        .anyMatch(
            each ->
                each.kind() == Token.Kind.WORD
                    && words.contains(each.value().toUpperCase(Locale.ROOT)));
  }
}
