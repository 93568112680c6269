package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;

/** Finds the end of MySQL's numbers: {@code 1}, {@code 1.5e-3}, {@code .5}, {@code 0x1F}. */
final class MysqlNumbers {
  private MysqlNumbers() {}

  /** Returns the offset after a number that begins with a digit or a point; -1 for a name. */
  static int end(String text, int begin) {
    if (text.charAt(begin) == '.') {
      return fractionEnd(text, begin);
    }
    int prefixed = prefixedEnd(text, begin);
    if (prefixed > 0) {
      return prefixed;
    }
    int end = digitsEnd(text, begin, 10);
    char next = TextScan.at(text, end);
    if (next == '.') {
      return TextScan.at(text, end + 1) == '.' ? end : fractionEnd(text, end);
    }
    if (!TextScan.isNamePart(next)) {
      return end;
    }
    return next == 'e' || next == 'E' ? exponentEnd(text, end) : -1;
  }

  /** {@code 0x1F} and {@code 0b01}, with small letters only; -1 for anything else. */
  private static int prefixedEnd(String text, int begin) {
    int radix = text.startsWith("0x", begin) ? 16 : text.startsWith("0b", begin) ? 2 : 0;
    int end = radix == 0 ? begin : digitsEnd(text, begin + 2, radix);
    return end > begin + 2 && !TextScan.isNamePart(TextScan.at(text, end)) ? end : -1;
  }

  private static int fractionEnd(String text, int point) {
    int end = digitsEnd(text, point + 1, 10);
    char next = TextScan.at(text, end);
    if (next != 'e' && next != 'E') {
      return end;
    }
    int exponent = exponentEnd(text, end);
    if (exponent < 0) {
      throw SqlFault.MALFORMED_NUMBER.at(point, "a number is not complete; write it out");
    }
    return exponent;
  }

  /** Returns -1 where no exponent stands. */
  private static int exponentEnd(String text, int letter) {
    char sign = TextScan.at(text, letter + 1);
    int digits = sign == '+' || sign == '-' ? letter + 2 : letter + 1;
    int end = digitsEnd(text, digits, 10);
    return end > digits ? end : -1;
  }

  private static int digitsEnd(String text, int begin, int radix) {
    return TextScan.end(text, begin, c -> TextScan.isDigit(c, radix));
  }
}
