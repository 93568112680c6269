package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;

/**
 * Passes MySQL's comments. What stands in an executable one is read as code, since the database may
 * run it; a statement on protected columns may not contain any.
 */
final class MysqlComments {
  private static final int VERSION_DIGITS = 6;

  private MysqlComments() {}

  /** Passes a comment, or one end of an executable one; tells whether there was something. */
  static boolean skip(TextScan scan) {
    String text = scan.text();
    int at = scan.at();
    if (text.charAt(at) == '#' || isDashes(text, at)) {
      scan.skipTo(lineEnd(text, at));
    } else if (text.startsWith("/*", at)) {
      block(scan);
    } else if (text.startsWith("*/", at) && scan.has(Doubt.Kind.EXECUTABLE_COMMENT)) {
      scan.skipTo(at + 2);
    } else {
      return false;
    }
    return true;
  }

  /** Two dashes begin a comment before a space only; drivers do not all know that. */
  private static boolean isDashes(String text, int at) {
    return text.startsWith("--", at)
        && (at + 2 >= text.length() || text.charAt(at + 2) <= ' ' || text.charAt(at + 2) == 0x7f);
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static void block(TextScan scan) {
    String text = scan.text();
    int at = scan.at();
    int begin = at + 2 + (text.startsWith("M!", at + 2) ? 2 : text.startsWith("!", at + 2) ? 1 : 0);
    if (begin > at + 2) {
      scan.doubt(Doubt.Kind.EXECUTABLE_COMMENT);
      int digits = begin;
      while (digits < begin + VERSION_DIGITS
          && digits < text.length()
          && TextScan.isDigit(text.charAt(digits))) {
        digits++;
      }
      scan.skipTo(digits - begin >= VERSION_DIGITS - 1 ? digits : begin);
      return;
    }
    int close = text.indexOf("*/", begin);
    if (close < 0) {
      throw SqlFault.UNTERMINATED.at(at, "a comment does not end; close it");
    }
    scan.skipTo(close + 2);
  }
}
