package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A string of PostgreSQL with backslash escapes, in one piece or several. Bytes that are escaped in
 * a row are one character, and the row may go on in the next piece.
 */
final class BackslashString {
  private final String text;
  private final StringBuilder value = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int open;
  private int at;

  BackslashString(String text) {
    this.text = text;
  }

  String value() {
    finishBytes();
    return value.toString();
  }

  /** Reads one piece from its quote on and returns the offset after the closing quote. */
  int read(int quote) {
    open = quote;
    at = quote + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        if (!text.startsWith("''", at)) {
          return at + 1;
        }
        append('\'');
        at += 2;
      } else if (c == '\\') {
        escape();
      } else {
        append(c);
        at++;
      }
    }
    throw LiteralScan.unterminated(open);
  }

  private void escape() {
    char c = peek(1);
    switch (c) {
      case 'b' -> simple('\b');
      case 'f' -> simple('\f');
      case 'n' -> simple('\n');
      case 'r' -> simple('\r');
      case 't' -> simple('\t');
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      case 'x' -> bytesOrLetter();
      case '\0' -> throw SqlFault.UNTERMINATED.at(open, "a literal does not end; close it");
      default -> {
        if (c >= '0' && c <= '7') {
          addByte(at + 1, 3, 8);
        } else {
          simple(c);
        }
      }
    }
  }

  private void append(char c) {
    finishBytes();
    value.append(c);
  }

  private void simple(char c) {
    append(c);
    at += 2;
  }

  private void bytesOrLetter() {
    if (digits(at + 2, 2, 16) > 0) {
      addByte(at + 2, 2, 16);
    } else {
      simple('x');
    }
  }

  private void codePoint(int digits) {
    int code = number(at + 2, digits, 16);
    if (code < 0 || !Character.isValidCodePoint(code)) {
      throw malformed();
    }
    finishBytes();
    // Two escapes of surrogates in a row make one character here as they do there.
    value.appendCodePoint(code);
    at += 2 + digits;
  }

  private void addByte(int from, int most, int radix) {
    int length = digits(from, most, radix);
    bytes.write(number(from, length, radix)); // of a larger number the lowest eight bits
    at = from + length;
  }

  private void finishBytes() {
    if (bytes.size() == 0) {
      return;
    }
    try {
      value.append(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
    } catch (CharacterCodingException e) {
      throw malformed();
    }
    bytes.reset();
  }

  private int digits(int from, int most, int radix) {
    int count = 0;
    while (count < most && TextScan.isDigit(TextScan.at(text, from + count), radix)) {
      count++;
    }
    return count;
  }

  private int number(int from, int length, int radix) {
    if (length == 0 || digits(from, length, radix) < length) {
      return -1;
    }
    long parsed = Long.parseLong(text.substring(from, from + length), radix);
    return parsed > Character.MAX_CODE_POINT ? -1 : (int) parsed;
  }

  private char peek(int ahead) {
    return TextScan.at(text, at + ahead);
  }

  private RuntimeException malformed() {
    return SqlFault.MALFORMED_UNICODE.at(
        at, "a Unicode escape is not complete; write the character itself");
  }
}
