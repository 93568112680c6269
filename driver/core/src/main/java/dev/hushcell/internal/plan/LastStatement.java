package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Names;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a database tells a session of the last statement that it ran, and of none before: a question
 * in between would be that statement.
 *
 * @param names of functions, variables and lists that tell it, folded
 */
public record LastStatement(Set<String> names) {
  private static final int LONGEST = 200;

  /** What a text may have besides the names and ask for nothing else. */
  private static final Set<String> AROUND = Names.words("select show count session limit as");

  private static final String SIGNS = "(),*@. ";

  public LastStatement {
    names = Set.copyOf(names);
  }

  /** Of a database that tells nothing, or nothing that a question changes. */
  public static LastStatement untold() {
    return new LastStatement(Set.of());
  }

  /** Tells whether a text may ask for it. */
  public boolean isAskedIn(String sql) {
    String folded = names.isEmpty() ? "" : Names.fold(sql);
    return names.stream().anyMatch(folded::contains);
  }

  /** Tells whether a text asks for it and for nothing else, however the session reads texts. */
  public boolean isAllOf(String sql) {
    if (names.isEmpty() || sql.length() > LONGEST) {
      return false;
    }
    Set<String> words = new HashSet<>();
    int begin = 0;
    for (int i = 0; i <= sql.length(); i++) {
      char c = i < sql.length() ? sql.charAt(i) : ' ';
      if (SIGNS.indexOf(c) >= 0) {
        words.add(sql.substring(begin, i).toLowerCase(Locale.ROOT));
        begin = i + 1;
      } else if (!isOfWord(c)) {
        return false;
      }
    }
    boolean asks = words.removeAll(names);
    words.removeAll(AROUND);
    return asks && words.stream().allMatch(LastStatement::isNumber);
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
