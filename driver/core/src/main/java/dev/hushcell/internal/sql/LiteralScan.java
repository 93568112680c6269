package dev.hushcell.internal.sql;

/** Reads strings, binary literals and quoted names. */
public final class LiteralScan {
  private final String text;
  private final LexRules rules;

  LiteralScan(String text, LexRules rules) {
    this.text = text;
    this.rules = rules;
  }

  /** What was read: the offset after it, what it stands for, and in how many pieces it came. */
  public record Read(int end, String value, int pieces) {}

  /** Reads {@code 'a'}, whose quotes start at {@code open}, and the pieces that continue it. */
  Read string(int open) {
    Read first = quoted(open, '\'');
    int next = skipGap(first.end());
    if (!isQuote(next)) {
      return first;
    }
    StringBuilder value = new StringBuilder(first.value());
    int pieces = 1;
    int end = first.end();
    while (isQuote(next)) {
      Read piece = quoted(next, '\'');
      value.append(piece.value());
      pieces++;
      end = piece.end();
      next = skipGap(end);
    }
    return new Read(end, value.toString(), pieces);
  }

  /** Reads {@code X'4A'} and the pieces that continue it. */
  Read binary(int begin) {
    StringBuilder digits = new StringBuilder();
    int pieces = 0;
    int end = begin + 1;
    int next = end;
    while (isQuote(next)) {
      int close = text.indexOf('\'', next + 1);
      if (close < 0) {
        throw unterminated(begin);
      }
      if (close + 1 < text.length() && text.charAt(close + 1) == '\'') {
        throw malformed(begin);
      }
      appendDigits(digits, begin, next + 1, close);
      pieces++;
      end = close + 1;
      next = skipGap(end);
    }
    return new Read(end, digits.toString(), pieces);
  }

  private void appendDigits(StringBuilder digits, int begin, int from, int to) {
    int start = digits.length();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        if (Character.digit(c, 16) < 0 || c > 'f') {
          throw malformed(begin);
        }
        digits.append(c);
      }
    }
    if ((digits.length() - start) % 2 != 0) {
      throw malformed(begin);
    }
  }

  /** Reads {@code $$a$$}. */
  Read dollars(int begin) {
    int close = text.indexOf("$$", begin + 2);
    if (close < 0) {
      throw unterminated(begin);
    }
    return new Read(close + 2, text.substring(begin + 2, close), 1);
  }

  /** Reads what begins at a place, and from another one goes up to the first closing sign. */
  public Read upTo(char closing, int begin, int from) {
    int close = text.indexOf(closing, from);
    if (close < 0) {
      throw unterminated(begin);
    }
    return new Read(close + 1, text.substring(from, close), 1);
  }

  /** Reads what stands between two quotes; a doubled quote stands for one. */
  public Read quoted(int open, char quote) {
    int close = text.indexOf(quote, open + 1);
    if (close < 0) {
      throw unterminated(open);
    }
    if (close + 1 >= text.length() || text.charAt(close + 1) != quote) {
      return new Read(close + 1, text.substring(open + 1, close), 1);
    }
    StringBuilder value = new StringBuilder();
    int from = open + 1;
    while (close + 1 < text.length() && text.charAt(close + 1) == quote) {
      value.append(text, from, close + 1);
      from = close + 2;
      close = text.indexOf(quote, from);
      if (close < 0) {
        throw unterminated(open);
      }
    }
    value.append(text, from, close);
    return new Read(close + 1, value.toString(), 1);
  }

  /** Skips what may stand between the pieces of a literal: not {@code --}, the database says. */
  private int skipGap(int from) {
    int at = from;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (Character.isWhitespace(codePoint)) {
        at += Character.charCount(codePoint);
      } else if (codePoint == '/' && CommentScan.end(text, at, rules) > at) {
        at = CommentScan.end(text, at, rules);
      } else {
        break;
      }
    }
    return at;
  }

  private boolean isQuote(int at) {
    return at < text.length() && text.charAt(at) == '\'';
  }

  /** Returns the refusal of a literal or name that does not end. */
  public static RuntimeException unterminated(int begin) {
    return SqlFault.UNTERMINATED.at(begin, "a literal or quoted name does not end; close it");
  }

  /** Returns the refusal of a binary literal. */
  public static RuntimeException malformed(int begin) {
    return SqlFault.MALFORMED_BINARY.at(
        begin, "a binary literal needs pairs of hexadecimal digits; complete it");
  }
}
