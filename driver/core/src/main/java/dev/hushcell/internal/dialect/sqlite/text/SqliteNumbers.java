package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.TextScan;

/** Finds the end of numbers: {@code 1}, {@code 1.5e-3}, {@code .5}, {@code 0x1F}, {@code 1_000}. */
final class SqliteNumbers {
  private SqliteNumbers() {}

  static int end(String text, int begin) {
    boolean hexadecimal = text.startsWith("0x", begin) || text.startsWith("0X", begin);
    if (hexadecimal && isDigit(text, begin + 2, 16)) {
      return digits(text, begin + 2, 16);
    }
    int end = digits(text, begin, 10);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1, 10);
    }
    boolean exponent = end < text.length() && "eE".indexOf(text.charAt(end)) >= 0;
    if (!exponent) {
      return end;
    }
    boolean sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
    int from = sign ? end + 2 : end + 1;
    return isDigit(text, from, 10) ? digits(text, from, 10) : end;
  }

  /** Digits with single underscores between them. */
  private static int digits(String text, int from, int radix) {
    int at = from;
    while (isDigit(text, at, radix)
        || (at > from && text.startsWith("_", at) && isDigit(text, at + 1, radix))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at, int radix) {
    return TextScan.isDigit(TextScan.at(text, at), radix);
  }
}
