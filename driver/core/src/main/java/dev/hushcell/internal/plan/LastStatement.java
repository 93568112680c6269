package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Names;
import java.util.Set;

/**
 * What a database tells a session of the last statement that it ran, and of none before: a question
 * in between would be that statement.
 *
 * @param names of functions, variables and lists that tell it, folded
 * @param ofRows those of them that tell of the last statement that found rows
 * @param finding first words of statements that surely find some, or none, folded
 */
public record LastStatement(Set<String> names, Set<String> ofRows, Set<String> finding) {
  private static final int LONGEST = 200;

  /** What a text may have besides the names and ask for nothing else. */
  private static final Set<String> AROUND = Names.words("select show count session limit as");

  private static final LastStatement UNTOLD = new LastStatement(Set.of(), Set.of(), Set.of());

  private static final String SIGNS = "(),*@. ";

  public LastStatement {
    names = Set.copyOf(names);
    ofRows = Set.copyOf(ofRows);
    finding = Set.copyOf(finding);
  }

  /** Of a database that tells nothing, or nothing that a question changes. */
  public static LastStatement untold() {
    return UNTOLD;
  }

  /** Tells whether a text may ask for it. */
  public boolean isAskedIn(String sql) {
    String folded = names.isEmpty() ? "" : Names.fold(sql);
    return names.stream().anyMatch(folded::contains);
  }

  /** Tells whether a text may ask for the rows of the last statement that found some. */
  public boolean isAskedOfRowsIn(String sql) {
    String folded = ofRows.isEmpty() ? "" : Names.fold(sql);
    return ofRows.stream().anyMatch(name -> hasWord(folded, name));
  }

  private static boolean hasWord(String text, String word) {
    for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      int end = i + word.length();
      boolean begins = i == 0 || !isOfWord(text.charAt(i - 1));
      if (begins && (end == text.length() || !isOfWord(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text surely is the last statement that found rows, once it has run. */
  public boolean finds(String sql) {
    if (finding.isEmpty()) {
      return false;
    }
    String text = sql.stripLeading();
    int end = 0;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return isOneOf(finding, text, 0, end);
  }

  /** Tells whether a text asks for it and for nothing else, however the session reads texts. */
  public boolean isAllOf(String sql) {
    if (names.isEmpty() || sql.length() > LONGEST) {
      return false;
    }
    boolean asks = false;
    int begin = 0;
    for (int i = 0; i <= sql.length(); i++) {
      char c = i < sql.length() ? sql.charAt(i) : ' ';
      if (SIGNS.indexOf(c) >= 0) {
        boolean tells = isOneOf(names, sql, begin, i);
        if (!tells && !isNumber(sql, begin, i) && !isOneOf(AROUND, sql, begin, i)) {
          return false;
        }
        asks |= tells;
        begin = i + 1;
      } else if (!isOfWord(c)) {
        return false;
      }
    }
    return asks;
  }

  /** This is asked of every text: it makes no objects. */
  private static boolean isOneOf(Set<String> words, String sql, int begin, int end) {
    for (String word : words) {
      if (word.length() == end - begin && sql.regionMatches(true, begin, word, 0, end - begin)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
  }

  private static boolean isNumber(String sql, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (sql.charAt(i) < '0' || sql.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
