package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementEnds;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.Optional;
import java.util.Set;

/** T-SQL of SQL Server, with QUOTED_IDENTIFIER ON. */
public final class TsqlLanguage implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new TsqlLexemes();
  }

  @Override
  public StatementHead head(Tokens piece) {
    return TsqlHeads.of(piece);
  }

  @Override
  public boolean isProgram(Tokens tokens, int begin) {
    return TsqlHeads.isProgram(tokens, begin);
  }

  @Override
  public Optional<StatementEnds> ends(Tokens tokens) {
    return Optional.of(new TsqlBatch(tokens));
  }
}
