package dev.hushcell.internal.sql;

import dev.hushcell.internal.sql.LexRules.Notation;

/** Finds the end of comments. */
public final class CommentScan {
  private CommentScan() {}

  /** Returns the offset after the comment that starts at a place, or the place if none does. */
  static int end(String text, int at, LexRules rules) {
    if (text.startsWith("--", at)
        || (text.startsWith("//", at) && rules.reads(Notation.SLASH_COMMENTS))) {
      return lineEnd(text, at + 2);
    }
    return text.startsWith("/*", at)
        ? blockEnd(text, at, rules.reads(Notation.NESTED_COMMENTS))
        : at;
  }

  /** Tells whether a comment in the notation of the standard starts at a place. */
  public static boolean starts(String text, int at) {
    return text.startsWith("--", at) || text.startsWith("/*", at);
  }

  /** Returns the offset of the end of a line. */
  public static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** Returns the offset after the comment between signs that starts at a place. */
  public static int blockEnd(String text, int begin, boolean nested) {
    int depth = 1;
    int at = begin + 2;
    while (depth > 0) {
      if (at + 1 >= text.length()) {
        throw SqlFault.UNTERMINATED.at(begin, "a comment does not end; close it");
      }
      if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (nested && text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else {
        at++;
      }
    }
    return at;
  }
}
