package dev.hushcell.internal.dialect.mysql.text;

import java.util.Set;

/** The operators and punctuation of MySQL and MariaDB. */
final class MysqlSymbols {
  private static final int LONGEST = 3;
  private static final Set<String> KNOWN =
      Set.of(
          "! != % & && ( ) * + , - -> ->> . / : := ; < << <= <=> <> = > >= >> ^ { | || } ~"
              .split(" "));

  private MysqlSymbols() {}

  /** Returns the length of the longest one at a place; 0 where none begins. */
  static int length(String text, int at) {
    for (int length = Math.min(LONGEST, text.length() - at); length > 0; length--) {
      if (KNOWN.contains(text.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }
}
