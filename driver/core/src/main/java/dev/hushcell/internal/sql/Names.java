package dev.hushcell.internal.sql;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds names so that all that a database may take for one are equal. */
public final class Names {
  private Names() {}

  /**
   * Returns a name folded: compatibility decomposition without marks, then upper case as databases
   * do, then lower case. It may join names that a database tells apart, never the other way round.
   */
  public static String fold(String name) {
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80) {
        return foldUnicode(name);
      }
      upper |= c >= 'A' && c <= 'Z';
    }
    return upper ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** Tells whether a piece of a text, as it is written, is a keyword. */
  public static boolean isWord(@Nullable String written, String keyword) {
    return keyword.equalsIgnoreCase(written);
  }

  private static String foldUnicode(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String decomposed = withoutMarks(Normalizer.normalize(upper, Normalizer.Form.NFKD));
    // Twice, since the lower case of a capital may itself have another capital: \u1e9e, \u00df, SS.
    return lowerOfUpper(lowerOfUpper(decomposed));
  }

  /** What is written over or under a letter is passed over by some databases. */
  private static String withoutMarks(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    name.codePoints().filter(c -> !isMark(c)).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static String lowerOfUpper(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Returns the words of a text that has white space between them. */
  public static Set<String> words(String spaced) {
    return Set.of(spaced.strip().split("\\s+"));
  }
}
