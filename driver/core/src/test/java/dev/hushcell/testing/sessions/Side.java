package dev.hushcell.testing.sessions;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How what a text says in general is said on one of the two databases.
 *
 * @param words in braces, and what stands for each
 * @param ours whether it is the protected one
 */
public record Side(Map<String, String> words, boolean ours) {
  /** With it begins every value for a protected column. */
  static final String MARK = "mkqa";

  /** Stands for it past the driver, so that what the server has of ours can be told from this. */
  private static final String PLAIN_MARK = "mkqb";

  private static final Pattern NUMBERED = Pattern.compile(MARK + "\\d{5}zz");

  /** Returns a value for a protected column. */
  static String mark(int number) {
    return MARK + "%05dzz".formatted(number);
  }

  /** Returns the marks in a text. */
  static Set<String> marks(String text) {
    return NUMBERED
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Writes a text for this side. */
  public String write(String text) {
    String written = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      written = written.replace(word.getKey(), word.getValue());
    }
    return ours ? written : written.replace(MARK, PLAIN_MARK);
  }

  String read(String text) {
    String read = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      read = read.replace(word.getValue(), word.getKey());
    }
    return ours ? read : read.replace(PLAIN_MARK, MARK);
  }
}
