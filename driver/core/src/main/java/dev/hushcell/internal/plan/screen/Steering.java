package dev.hushcell.internal.plan.screen;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that only steer a transaction. They are told without the database being asked anything: it
 * would answer nothing in a transaction that failed, and refuse {@code SET TRANSACTION} after a
 * question.
 */
public final class Steering {
  private static final int LONGEST = 200;
  private static final Set<String> FIRST_WORDS =
      Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");
  private static final Set<String> ENDS = Set.of("commit", "end", "rollback", "abort");
  private static final Set<String> SETTINGS =
      Set.of("transaction", "session characteristics", "constraints");

  private static final Pattern PART = Pattern.compile("^rollback (?:work |transaction )?to ");

  private Steering() {}

  /**
   * Tells whether a text is of that sort, to a database where nothing but a semicolon ends a
   * statement.
   */
  public static boolean is(String sql) {
    String text = plain(sql);
    int space = text.indexOf(' ');
    String first = space < 0 ? text : text.substring(0, space);
    if (first.equals("set")) {
      return SETTINGS.stream().anyMatch(each -> text.startsWith("set " + each + " "));
    }
    return FIRST_WORDS.contains(first);
  }

  /** Tells whether such a text ends a transaction. */
  public static boolean endsTransaction(String sql) {
    String text = plain(sql);
    int space = text.indexOf(' ');
    return ENDS.contains(space < 0 ? text : text.substring(0, space)) && !takesBackPart(sql);
  }

  /** Tells whether such a text takes back a transaction, or a part of one. */
  public static boolean takesBack(String sql) {
    String text = plain(sql);
    return text.startsWith("rollback") || text.startsWith("abort");
  }

  /** Tells whether such a text takes back a part of a transaction. */
  public static boolean takesBackPart(String sql) {
    return PART.matcher(plain(sql)).find();
  }

  /** Returns the text in small letters; empty for one with anything but words in it. */
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
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && !(c >= '0' && c <= '9') && c != ' ' && c != ',') {
        return "";
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
