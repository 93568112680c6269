package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** PostgreSQL 13 and later with standard_conforming_strings. */
public final class PostgresLanguage implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new PostgresLexemes(flags.contains(SessionFlag.BACKSLASHES_IN_DOUBT));
  }

  /** The driver sends the statements of a text one by one, so one may switch it for the next. */
  @Override
  public List<Set<SessionFlag>> readings() {
    return List.of(Set.of(), Set.of(SessionFlag.BACKSLASHES_IN_DOUBT));
  }

  @Override
  public StatementHead head(Tokens piece) {
    return PostgresHeads.of(piece);
  }

  /** What sort of statement a piece of PostgreSQL's is. */
  private static final class PostgresHeads {
    private PostgresHeads() {}

    static StatementHead of(Tokens piece) {
      String word = piece.get(0).value().toUpperCase(Locale.ROOT);
      return switch (word) {
        // COPY moves whole tables past the statements that are read here.
        case "DO", "COPY" -> StatementHead.DYNAMIC;
        case "RESET", "DISCARD" -> StatementHead.SESSION;
        case "END", "ABORT" -> StatementHead.TRANSACTION;
        // They name tables or channels and neither hold nor deliver a value of a column.
        case "FETCH", "MOVE", "CLOSE", "LISTEN", "UNLISTEN", "NOTIFY" -> StatementHead.INFORMATION;
        case "LOCK", "VACUUM", "REINDEX", "CLUSTER", "REFRESH" -> StatementHead.INFORMATION;
        // Statements of other databases, which mean nothing to PostgreSQL.
        case "USE", "RUNSCRIPT", "SCRIPT", "BACKUP", "HELP", "EXEC", "REPLACE", "FROM" ->
            StatementHead.OTHER;
        default -> StatementHead.ofWord(word);
      };
    }
  }
}
