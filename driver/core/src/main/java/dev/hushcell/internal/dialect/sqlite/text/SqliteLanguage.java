package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/** SQLite 3. */
public final class SqliteLanguage implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new SqliteLexemes();
  }

  @Override
  public StatementHead head(Tokens piece) {
    return SqliteHeads.of(piece);
  }

  /** The body of a trigger has statements of its own. */
  @Override
  public boolean isProgram(Tokens tokens, int begin) {
    boolean own = tokens.isWord(begin + 1, "TEMP") || tokens.isWord(begin + 1, "TEMPORARY");
    return tokens.isWord(begin, "CREATE") && tokens.isWord(begin + (own ? 2 : 1), "TRIGGER");
  }

  @Override
  public boolean quotesMayBeTexts() {
    return true;
  }

  /** Rows have parentheses. */
  @Override
  public boolean hasBareValues() {
    return false;
  }
}
