package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;

/** What sort of statement a piece of PostgreSQL's is. */
final class PostgresHeads {
  private PostgresHeads() {}

  static StatementHead of(Tokens piece) {
    String word = piece.get(0).value().toUpperCase(Locale.ROOT);
    return switch (word) {
      // COPY moves whole tables past the statements that are read here.
      case "DO", "COPY" -> StatementHead.DYNAMIC;
      case "RESET", "DISCARD" -> StatementHead.SESSION;
      case "END", "ABORT" -> StatementHead.TRANSACTION;
      // They name tables or channels and neither hold nor deliver a value of a column.
      case "FETCH",
          "MOVE",
          "CLOSE",
          "LISTEN",
          "UNLISTEN",
          "NOTIFY",
          "LOCK",
          "VACUUM",
          "REINDEX",
          "CLUSTER",
          "REFRESH" ->
          StatementHead.INFORMATION;
      // H2's own, which mean nothing to PostgreSQL.
      case "USE", "RUNSCRIPT", "SCRIPT", "BACKUP", "HELP", "EXEC", "REPLACE", "FROM" ->
          StatementHead.OTHER;
      default -> StatementHead.ofWord(word);
    };
  }
}
