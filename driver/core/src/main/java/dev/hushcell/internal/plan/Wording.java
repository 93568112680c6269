package dev.hushcell.internal.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of which one argument is a literal that says what is made of the other: a format, or a
 * unit of time. Whatever is not known of the literal makes the call unknown.
 *
 * @param at which argument the literal is, from 0
 * @param meanings what is made of each word in it, as {@link java.time.format.DateTimeFormatter}
 *     and {@link java.time.temporal.ChronoUnit} write it
 * @param isFormat whether several words may stand in it, with signs between them
 */
public record Wording(int at, Routine routine, Map<String, String> meanings, boolean isFormat) {
  /** Signs that every format takes for themselves. */
  private static final String SIGNS = "-/.: ";

  public Wording {
    meanings = Map.copyOf(meanings);
  }

  /**
   * Describes a format.
   *
   * @param units year, month, day, hour, minute and second as the database writes them, each with
   *     as many digits as it can have
   */
  static Wording format(int at, Routine routine, List<String> units) {
    List<String> meant = List.of("uuuu", "MM", "dd", "HH", "mm", "ss");
    Map<String, String> meanings = new HashMap<>();
    for (int i = 0; i < units.size(); i++) {
      meanings.put(units.get(i), meant.get(i));
    }
    return new Wording(at, routine, meanings, true);
  }

  /** Returns what a literal means; empty where it is not known. */
  public Optional<String> of(String literal) {
    if (!isFormat) {
      return Optional.ofNullable(meanings.get(literal));
    }
    StringBuilder meant = new StringBuilder();
    int at = 0;
    while (at < literal.length()) {
      String rest = literal.substring(at);
      Optional<String> word = meanings.keySet().stream().filter(rest::startsWith).findFirst();
      if (word.isEmpty() && SIGNS.indexOf(rest.charAt(0)) < 0) {
        return Optional.empty();
      }
      meant.append(word.map(meanings::get).orElse("'" + rest.charAt(0) + "'"));
      at += word.map(String::length).orElse(1);
    }
    return Optional.of(meant.toString()).filter(each -> !each.isEmpty());
  }
}
