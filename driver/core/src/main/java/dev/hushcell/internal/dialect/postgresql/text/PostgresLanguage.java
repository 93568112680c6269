package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/** PostgreSQL 13 and later with standard_conforming_strings. */
public final class PostgresLanguage implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new PostgresLexemes();
  }

  @Override
  public StatementHead head(Tokens piece) {
    return PostgresHeads.of(piece);
  }
}
