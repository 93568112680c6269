package dev.hushcell.samples.crm.contact;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text that is looked for, as patterns of LIKE. Of two words the first may belong to the first
 * name, the rest to the last.
 *
 * @param text for LIKE, so that % and _ stand for themselves
 */
public record SearchText(String text) {
  /** Returns the pattern for what may stand anywhere. */
  public String any() {
    return "%" + text + "%";
  }

  String first() {
    int blank = text.indexOf(' ');
    return blank < 0 ? any() : "%" + text.substring(0, blank);
  }

  String last() {
    int blank = text.indexOf(' ');
    return blank < 0 ? any() : text.substring(blank + 1) + "%";
  }

  /** Returns the same with a capital letter in front of each word. */
  SearchText capitalised() {
    return new SearchText(
        Stream.of(text.split(" "))
            .map(word -> word.isEmpty() ? word : capital(word))
            .collect(Collectors.joining(" ")));
  }

  private static String capital(String word) {
    int end = word.offsetByCodePoints(0, 1);
    return word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
  }
}
