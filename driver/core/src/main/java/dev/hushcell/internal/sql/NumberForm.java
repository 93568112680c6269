package dev.hushcell.internal.sql;

/** How a number is written, whatever its digits are. */
public enum NumberForm {
  /** Digits, perhaps with a point: {@code 12}, {@code 1.5}. */
  PLAIN,
  /** The same with an exponent: {@code 1e5}. */
  FLOAT,
  /** Anything else: {@code 0x1F}, {@code 1_000}, {@code 5L}. */
  OTHER;

  static NumberForm of(String number) {
    int at = digits(number, 0);
    if (at == 0) {
      return OTHER;
    }
    if (at == number.length()) {
      return PLAIN;
    }
    boolean exponent = number.charAt(at) == 'e' || number.charAt(at) == 'E';
    int from = exponent && at + 1 < number.length() && isSign(number.charAt(at + 1)) ? 2 : 1;
    int begin = at + from;
    boolean whole = TextScan.end(number, begin, TextScan::isDigit) == number.length();
    return exponent && begin < number.length() && whole ? FLOAT : OTHER;
  }

  private static int digits(String number, int from) {
    return TextScan.end(number, from, c -> TextScan.isDigit(c) || c == '.');
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
