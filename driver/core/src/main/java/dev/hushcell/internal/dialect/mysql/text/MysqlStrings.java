package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.LiteralScan.Read;
import dev.hushcell.internal.sql.TextScan;
import java.util.Locale;

/** Reads MySQL's texts, quoted names and binary literals. */
final class MysqlStrings {
  private static final String ESCAPED = "0'\"bnrtZ\\";
  private static final String MEANT = "\0'\"\b\n\r\t\u001a\\";

  private MysqlStrings() {}

  /** Reads what stands between two quotes, with escapes; a doubled quote stands for one. */
  static Read read(String text, int open, char quote) {
    StringBuilder value = new StringBuilder();
    int at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != quote) {
          return new Read(at + 1, value.toString(), 1);
        }
        at++;
      } else if (c == '\\' && at + 1 < text.length()) {
        at++;
        c = escaped(text.charAt(at), value);
      }
      value.append(c);
      at++;
    }
    throw LiteralScan.unterminated(open);
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
  static Read hexadecimal(TextScan scan) {
    Read read = closed(scan);
    String digits = read.value().toLowerCase(Locale.ROOT);
    if (digits.length() % 2 != 0 || !digits.chars().allMatch(c -> TextScan.isDigit(c, 16))) {
      throw LiteralScan.malformed(scan.at());
    }
    return new Read(read.end(), digits, 1);
  }

  /** Reads {@code b'0101'}; its value is the bytes in hexadecimal digits. */
  static Read bits(TextScan scan) {
    Read read = closed(scan);
    if (!read.value().chars().allMatch(c -> TextScan.isDigit(c, 2))) {
      throw LiteralScan.malformed(scan.at());
    }
    return new Read(read.end(), bytes(read.value(), 2), 1);
  }

  private static Read closed(TextScan scan) {
    return scan.literals().upTo('\'', scan.at(), scan.at() + 2);
  }

  /** Takes {@code 0x1F} or {@code 0b01}; its value is the bytes in hexadecimal digits. */
  static Read digits(String number, int end) {
    int radix = number.charAt(1) == 'x' ? 16 : 2;
    return new Read(end, bytes(number.substring(2), radix), 1);
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
}
