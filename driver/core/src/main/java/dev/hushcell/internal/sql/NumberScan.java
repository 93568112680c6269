package dev.hushcell.internal.sql;

/** Finds the end of numbers: {@code 1}, {@code 1.5e-3}, {@code 0x1F}, {@code 1_000}, {@code 5L}. */
public final class NumberScan {
  private NumberScan() {}

  public static int end(String text, int begin) {
    if (text.charAt(begin) == '0' && begin + 1 < text.length()) {
      int radix =
          switch (text.charAt(begin + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
          };
      if (radix > 0) {
        return radixEnd(text, begin, radix);
      }
    }
    return decimalEnd(text, begin);
  }

  private static int radixEnd(String text, int begin, int radix) {
    int from = begin + 2;
    if (from < text.length() && text.charAt(from) == '_') {
      from++;
    }
    int end = digitsEnd(text, begin, from, radix);
    if (end == from) {
      throw malformed(begin);
    }
    // The small letter counts after hexadecimal digits only.
    if (end < text.length()
        && (text.charAt(end) == 'L' || (radix == 16 && text.charAt(end) == 'l'))) {
      end++;
    }
    if (end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end))) {
      throw malformed(begin);
    }
    return end;
  }

  private static int decimalEnd(String text, int begin) {
    if (text.charAt(begin) == '.' && text.startsWith("_", begin + 2)) {
      // No underscore is read there, though one is in .12_3.
      throw malformed(begin);
    }
    int end = digitsEnd(text, begin, begin, 10);
    boolean whole = true;
    if (end < text.length() && text.charAt(end) == '.') {
      whole = false;
      if (end + 1 < text.length() && text.charAt(end + 1) == '_') {
        throw malformed(begin);
      }
      end = digitsEnd(text, begin, end + 1, 10);
    }
    if (end < text.length() && isOneOf(text.charAt(end), 'E')) {
      return exponentEnd(text, begin, end + 1);
    }
    return whole && end < text.length() && isOneOf(text.charAt(end), 'L') ? end + 1 : end;
  }

  private static int exponentEnd(String text, int begin, int from) {
    int digits = from;
    if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
      digits++;
    }
    int end = digitsEnd(text, begin, digits, 10);
    if (end == digits) {
      throw malformed(begin);
    }
    return end;
  }

  /** Digits with single underscores between them. */
  private static int digitsEnd(String text, int begin, int from, int radix) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (TextScan.isDigit(c, radix)) {
        at++;
      } else if (c == '_' && at > from) {
        if (at + 1 >= text.length() || !TextScan.isDigit(text.charAt(at + 1), radix)) {
          throw malformed(begin);
        }
        at += 2;
      } else {
        break;
      }
    }
    return at;
  }

  private static boolean isOneOf(char c, char upper) {
    return c == upper || c == upper + ('a' - 'A');
  }

  private static RuntimeException malformed(int begin) {
    return SqlFault.MALFORMED_NUMBER.at(begin, "a number is not complete; write it out");
  }
}
