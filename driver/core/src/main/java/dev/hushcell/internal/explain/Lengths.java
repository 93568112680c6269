package dev.hushcell.internal.explain;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/** Tells a length such as that of VARCHAR(100) from a literal. */
final class Lengths {
  private static final Set<String> SIZED =
      Names.words(
          "CHAR VARCHAR CHARACTER VARYING NCHAR NVARCHAR BINARY VARBINARY DECIMAL NUMERIC DEC");

  private Lengths() {}

  /**
   * Tells whether a number is part of a type. CHAR(65) may also call a function, so a type must
   * follow AS, or a name in a definition, or stand alone.
   */
  static boolean isLength(Tokens tokens, int index, boolean defines) {
    int open = tokens.isSymbol(index - 1, ",") ? index - 3 : index - 1;
    int type = open - 1;
    if (!tokens.isSymbol(open, "(") || !isSized(tokens, type)) {
      return false;
    }
    while (isSized(tokens, type)) {
      type--;
    }
    boolean name = type >= 0 && tokens.get(type).isName() && !tokens.isWord(type, "DEFAULT");
    return tokens.isWord(type, "AS") || type < 0 || (defines && name);
  }

  private static boolean isSized(Tokens tokens, int index) {
    return index >= 0
        && index < tokens.size()
        && tokens.get(index).kind() == Token.Kind.WORD
        && SIZED.stream().anyMatch(tokens.get(index)::isWord);
  }
}
