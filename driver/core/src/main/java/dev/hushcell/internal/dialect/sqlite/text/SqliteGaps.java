package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.CommentScan;

/** White space and comments. */
final class SqliteGaps {
  private SqliteGaps() {}

  /** Returns the offset after the comment at a place, or the place itself. */
  static int commentEnd(String text, int at) {
    if (text.startsWith("--", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end + 1;
    }
    return text.startsWith("/*", at) ? CommentScan.blockEnd(text, at, false) : at;
  }

  /** Returns the next character that is neither space nor comment; NUL at the end. */
  static char next(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int end = " \t\n\f\r".indexOf(text.charAt(at)) >= 0 ? at + 1 : commentEnd(text, at);
      if (end == at) {
        return text.charAt(at);
      }
      at = end;
    }
    return '\0';
  }
}
