package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.SqlFault;
import java.util.Locale;

/** Reads MySQL's texts, quoted names and binary literals. */
final class MysqlStrings {
  private static final String ESCAPED = "0'\"bnrtZ\\";
  private static final String MEANT = "\0'\"\b\n\r\t\u001a\\";

  private MysqlStrings() {}

  /** What was read: the offset after it and what it stands for. */
  record Read(int end, String value) {}

  /** Reads what stands between two quotes; a doubled quote stands for one. */
  static Read read(String text, int open, char quote, boolean escapes) {
    StringBuilder value = new StringBuilder();
    int at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != quote) {
          return new Read(at + 1, value.toString());
        }
        at++;
      } else if (c == '\\' && escapes && at + 1 < text.length()) {
        at++;
        c = escaped(text.charAt(at), value);
      }
      value.append(c);
      at++;
    }
    throw SqlFault.UNTERMINATED.at(open, "a literal or quoted name does not end; close it");
  }

  /** Of a wildcard that is escaped for LIKE the backslash stays. */
  private static char escaped(char c, StringBuilder value) {
    if (c == '%' || c == '_') {
      value.append('\\');
    }
    int known = ESCAPED.indexOf(c);
    return known < 0 ? c : MEANT.charAt(known);
  }

  /** Reads {@code x'4A'}; its value is the digits. */
  static Read hexadecimal(String text, int begin) {
    int close = closing(text, begin);
    String digits = text.substring(begin + 2, close).toLowerCase(Locale.ROOT);
    if (digits.length() % 2 != 0 || !digits.chars().allMatch(c -> isDigit(c, 16))) {
      throw malformed(begin);
    }
    return new Read(close + 1, digits);
  }

  /** Reads {@code b'0101'}; its value is the bytes in hexadecimal digits. */
  static Read bits(String text, int begin) {
    int close = closing(text, begin);
    String digits = text.substring(begin + 2, close);
    if (!digits.chars().allMatch(c -> isDigit(c, 2))) {
      throw malformed(begin);
    }
    return new Read(close + 1, bytes(digits, 2));
  }

  /** Takes {@code 0x1F} or {@code 0b01}; its value is the bytes in hexadecimal digits. */
  static Read digits(String number, int end) {
    int radix = number.charAt(1) == 'x' ? 16 : 2;
    return new Read(end, bytes(number.substring(2), radix));
  }

  private static String bytes(String digits, int radix) {
    int perByte = radix == 16 ? 2 : Byte.SIZE;
    String whole = "0".repeat((perByte - digits.length() % perByte) % perByte) + digits;
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < whole.length(); i += perByte) {
      int value = Integer.parseInt(whole.substring(i, i + perByte), radix);
      bytes.append(String.format(Locale.ROOT, "%02x", value));
    }
    return bytes.toString();
  }

  private static int closing(String text, int begin) {
    int close = text.indexOf('\'', begin + 2);
    if (close < 0) {
      throw SqlFault.UNTERMINATED.at(begin, "a literal or quoted name does not end; close it");
    }
    return close;
  }

  private static boolean isDigit(int c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  private static RuntimeException malformed(int begin) {
    return SqlFault.MALFORMED_BINARY.at(
        begin, "a binary literal needs pairs of hexadecimal digits; complete it");
  }
}
