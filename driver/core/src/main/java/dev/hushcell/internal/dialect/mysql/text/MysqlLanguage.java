package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Set;

/** MySQL and MariaDB. */
public final class MysqlLanguage implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new MysqlLexemes(flags);
  }

  @Override
  public StatementHead head(Tokens piece) {
    return MysqlHeads.of(piece);
  }

  @Override
  public boolean isProgram(Tokens tokens, int begin) {
    return MysqlHeads.isProgram(tokens, begin);
  }

  @Override
  public boolean joinsConditions(Tokens tokens, int index) {
    boolean concat = tokens.flags().contains(SessionFlag.PIPES_AS_CONCAT);
    return tokens.isSymbol(index, "&&") || (tokens.isSymbol(index, "||") && !concat);
  }

  /** VALUES is a function too, and rows have parentheses. */
  @Override
  public boolean hasBareValues() {
    return false;
  }

  @Override
  public List<Set<SessionFlag>> readings() {
    return List.of(
        Set.of(),
        Set.of(SessionFlag.ANSI_QUOTES),
        Set.of(SessionFlag.NO_BACKSLASH_ESCAPES),
        Set.of(SessionFlag.ANSI_QUOTES, SessionFlag.NO_BACKSLASH_ESCAPES));
  }
}
