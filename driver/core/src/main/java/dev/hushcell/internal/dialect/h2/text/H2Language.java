package dev.hushcell.internal.dialect.h2.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import java.util.Set;

/** H2 2.x in any of its modes. */
public final class H2Language implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new H2Lexemes(flags);
  }

  @Override
  public boolean hasEmptySchemas() {
    return true;
  }
}
