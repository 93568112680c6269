package dev.hushcell.internal.plan.screen;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a text does to a transaction, if it does nothing else. The text alone tells: the database
 * would answer nothing in a transaction that failed, and refuse {@code SET TRANSACTION} after a
 * question.
 */
public enum Steering {
  /** Nothing; it is another text. */
  NONE,
  /** Begins a transaction. */
  BEGINS,
  /** Marks a place in a transaction, or sets it up. */
  SETS_UP,
  /** Ends a transaction, by whatever name. */
  COMMITS,
  /** Takes back a transaction. */
  ROLLS_BACK,
  /** Takes back a part of a transaction. */
  ROLLS_BACK_PART;

  private static final int LONGEST = 200;
  private static final List<String> FIRST_WORDS =
      List.of(
          "begin", "start", "savepoint", "release", "rollback", "abort", "commit", "end", "set");
  private static final Set<String> BEGINNINGS = Set.of("begin", "start");
  private static final Set<String> PLACES = Set.of("savepoint", "release");
  private static final Set<String> ROLLBACKS = Set.of("rollback", "abort");
  private static final Set<String> COMMITS_BY = Set.of("commit", "end");
  private static final Set<String> SETTINGS =
      Set.of("transaction", "session characteristics", "constraints");
  private static final Set<String> PARTS =
      Set.of("rollback to ", "rollback work to ", "rollback transaction to ");

  /**
   * Returns what a text does to a database where nothing but a semicolon ends a statement;
   * elsewhere such a text may hold another statement.
   */
  public static Steering of(String sql) {
    if (!hasFirstWord(sql)) {
      return NONE;
    }
    String text = plain(sql);
    int space = text.indexOf(' ');
    String first = space < 0 ? text : text.substring(0, space);
    if (ROLLBACKS.contains(first)) {
      return PARTS.stream().anyMatch(text::startsWith) ? ROLLS_BACK_PART : ROLLS_BACK;
    }
    if (COMMITS_BY.contains(first)) {
      return COMMITS;
    }
    if (BEGINNINGS.contains(first)) {
      return BEGINS;
    }
    boolean sets =
        first.equals("set")
            && SETTINGS.stream().anyMatch(each -> text.startsWith("set " + each + " "));
    return sets || PLACES.contains(first) ? SETS_UP : NONE;
  }

  /** This is asked of every text: it makes no objects, and reads no more than a word. */
  private static boolean hasFirstWord(String sql) {
    int begin = 0;
    while (begin < sql.length() && Character.isWhitespace(sql.charAt(begin))) {
      begin++;
    }
    int end = begin;
    while (end < sql.length() && isLetter(sql.charAt(end))) {
      end++;
    }
    for (int i = 0; i < FIRST_WORDS.size(); i++) {
      String word = FIRST_WORDS.get(i);
      if (word.length() == end - begin && sql.regionMatches(true, begin, word, 0, end - begin)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * Tells whether a text sets something of its session in plain words, and does nothing else: a
   * database where nothing but a semicolon ends a statement runs no code for it, and may refuse
   * {@code SET TRANSACTION} after a question.
   */
  public static boolean sets(String sql) {
    return (begins(sql, "set ") || begins(sql, "reset "))
        && !plain(sql).isEmpty()
        && of(sql) == NONE;
  }

  /** Tells whether a text shows a setting. */
  public static boolean shows(String sql) {
    return begins(sql, "show ") && !plain(sql).isEmpty();
  }

  private static boolean begins(String sql, String word) {
    return sql.stripLeading().regionMatches(true, 0, word, 0, word.length());
  }

  /** Tells whether a transaction ends. */
  public boolean endsTransaction() {
    return this == COMMITS || this == ROLLS_BACK;
  }

  /** Tells whether a transaction, or a part of it, is taken back. */
  public boolean takesBack() {
    return this == ROLLS_BACK || this == ROLLS_BACK_PART;
  }

  /** Returns the text in small letters; empty for one with anything but words and numbers in it. */
  private static String plain(String sql) {
    if (sql.length() > LONGEST) {
      return "";
    }
    String text = sql.strip();
    if (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && c != '_' && !(c >= '0' && c <= '9') && " ,=".indexOf(c) < 0) {
        return "";
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
