package dev.hushcell.samples.crm.contact;

import dev.hushcell.samples.crm.text.SearchKey;

/**
 * What the {@link SearchKey key} of a name, which has the last name first, may look like: three
 * patterns of LIKE, of which one must match.
 */
public record NamePatterns(String first, String second, String third) {
  /** By so many letters the database can narrow down whose name it is. */
  static final int LETTERS = 3;

  /** Returns what finds a text anywhere in a name. */
  public static NamePatterns containing(String text) {
    String pattern = SearchText.containing(SearchKey.of(text));
    return new NamePatterns(pattern, pattern, pattern);
  }

  /**
   * Returns what finds a name by its beginning, however it was written: last name first, with a
   * comma or without, or first name first.
   */
  public static NamePatterns beginning(String text) {
    String key = SearchKey.of(text);
    int blank = key.indexOf(' ');
    if (blank < 0 || key.contains(",")) {
      String pattern = SearchText.beginning(key);
      return new NamePatterns(pattern, pattern, pattern);
    }
    int last = key.lastIndexOf(' ');
    return new NamePatterns(
        SearchText.beginning(key),
        SearchText.beginning(key.substring(0, blank) + "," + key.substring(blank)),
        SearchText.beginning(key.substring(last + 1) + ", " + key.substring(0, last)));
  }

  /** Returns what finds a whole last name, with a first name or without. */
  public static NamePatterns lastName(String text) {
    String key = SearchKey.of(text) + ",";
    String alone = SearchText.exactly(key);
    return new NamePatterns(SearchText.beginning(key + " "), alone, alone);
  }

  /** Returns what finds a text where it is looked for. */
  public static NamePatterns of(ContactSearch.By by, String text) {
    return by == ContactSearch.By.PARTS ? containing(text) : beginning(text);
  }

  /** Tells whether a text has too few letters for the database to narrow down whose name it is. */
  public static boolean isTooShort(String text) {
    return SearchKey.of(text).length() < LETTERS;
  }
}
