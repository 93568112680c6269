package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.SqlFault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** One piece of a string of PostgreSQL with backslash escapes, from quote to quote. */
final class BackslashString {
  private final String text;
  private final StringBuilder value;
  private final int open;
  private int at;

  /** Starts at a quote; what the piece stands for is added to a value. */
  BackslashString(String text, int open, StringBuilder value) {
    this.text = text;
    this.open = open;
    this.value = value;
    this.at = open + 1;
  }

  /** Returns the offset after the closing quote. */
  int read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        if (!text.startsWith("''", at)) {
          return at + 1;
        }
        value.append('\'');
        at += 2;
      } else if (c == '\\') {
        escape();
      } else {
        value.append(c);
        at++;
      }
    }
    throw SqlFault.UNTERMINATED.at(open, "a literal or quoted name does not end; close it");
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
          bytes();
        } else {
          simple(c);
        }
      }
    }
  }

  private void simple(char c) {
    value.append(c);
    at += 2;
  }

  private void bytesOrLetter() {
    if (Character.digit(peek(2), 16) >= 0 && peek(2) < 0x80) {
      bytes();
    } else {
      simple('x');
    }
  }

  private void codePoint(int digits) {
    int code = number(at + 2, digits, 16);
    if (code < 0 || !Character.isValidCodePoint(code)) {
      throw malformed();
    }
    // Two escapes of surrogates in a row make one character here as they do there.
    value.appendCodePoint(code);
    at += 2 + digits;
  }

  /** Escaped bytes in a row may be one character. */
  private void bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (peek(0) == '\\' && isByte()) {
      boolean hexadecimal = peek(1) == 'x';
      int from = at + (hexadecimal ? 2 : 1);
      int length = digits(from, hexadecimal ? 2 : 3, hexadecimal ? 16 : 8);
      bytes.write(number(from, length, hexadecimal ? 16 : 8));
      at = from + length;
    }
    try {
      value.append(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private boolean isByte() {
    boolean hexadecimal = peek(1) == 'x' && digits(at + 2, 2, 16) > 0;
    return hexadecimal || (peek(1) >= '0' && peek(1) <= '7');
  }

  private int digits(int from, int most, int radix) {
    int count = 0;
    while (count < most
        && from + count < text.length()
        && text.charAt(from + count) < 0x80
        && Character.digit(text.charAt(from + count), radix) >= 0) {
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
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private RuntimeException malformed() {
    return SqlFault.MALFORMED_UNICODE.at(
        at, "a Unicode escape is not complete; write the character itself");
  }
}
