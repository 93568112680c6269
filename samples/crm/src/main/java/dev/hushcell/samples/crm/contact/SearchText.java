package dev.hushcell.samples.crm.contact;

import dev.hushcell.samples.crm.text.SearchKey;
import java.util.List;

/**
 * Words that are looked for, as patterns of LIKE; each may be in another place.
 *
 * @param words up to three; the last one has the rest of a longer text
 */
public record SearchText(List<String> words) {
  private static final int MOST = 3;
  private static final String ANYTHING = "%";

  /** Copies the list. */
  public SearchText {
    words = List.copyOf(words);
  }

  /** Takes what somebody wrote, in which % and _ stand for themselves. */
  public static SearchText of(String text) {
    return new SearchText(List.of(text.strip().split("\\s+", MOST)));
  }

  /** Returns the pattern of a word, from 1, for columns with the text as it was written. */
  public String plain(int number) {
    return number > words.size() ? ANYTHING : containing(words.get(number - 1));
  }

  /** Returns the pattern of a word, from 1, for columns with {@link SearchKey keys}. */
  public String key(int number) {
    return number > words.size() ? ANYTHING : containing(SearchKey.of(words.get(number - 1)));
  }

  /** Returns the pattern of a text that stands anywhere. */
  public static String containing(String text) {
    return ANYTHING + beginning(text);
  }

  /** Returns the pattern of a text that something begins with. */
  public static String beginning(String text) {
    return exactly(text) + ANYTHING;
  }

  /** Returns the pattern of a whole text. */
  public static String exactly(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
