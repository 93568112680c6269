package dev.hushcell.samples.crm.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts as they are searched and sorted: without capitals, marks and double blanks, {@code ß} as
 * {@code ss}. It is made here, the same for what is stored and what is looked for, so that no
 * database and no collation has a say in it.
 */
public final class SearchKey {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private SearchKey() {}

  /** Returns the key of a text. */
  public static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    // By way of capitals: ß becomes ss, and the dotless i is an i. Ends of words are no letters.
    String folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    String plain =
        folded
            .replace("ß", "ss") // of the capital one, which stays one letter
            .replace('ø', 'o')
            .replace('ł', 'l')
            .replace('đ', 'd')
            .replace("æ", "ae")
            .replace("œ", "oe");
    return BLANKS.matcher(plain).replaceAll(" ").strip();
  }

  /** Returns the beginning of the key of a text. */
  public static String of(String text, int longest) {
    String key = of(text);
    return key.length() <= longest ? key : key.substring(0, longest);
  }
}
