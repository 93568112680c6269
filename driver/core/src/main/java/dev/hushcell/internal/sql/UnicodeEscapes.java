package dev.hushcell.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** Decodes {@code U&'..'} and {@code U&".."}, with or without UESCAPE. */
final class UnicodeEscapes {
  private UnicodeEscapes() {}

  /**
   * Replaces each such token by one with its meaning that spans the UESCAPE clause too.
   *
   * @param apart whether the database reads such a token as it is written right behind another one
   */
  static List<Token> decode(String text, List<Token> tokens, boolean apart) {
    List<Token> decoded = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!isEscaped(text, token)) {
        decoded.add(token);
        continue;
      }
      int escape = '\\';
      int end = token.end();
      if (apart && i + 1 < tokens.size() && isEscaped(text, tokens.get(i + 1))) {
        // Nobody means that.
        throw SqlFault.ESCAPES_SIDE_BY_SIDE.at(
            token.begin(), "two names or literals with Unicode escapes are side by side");
      }
      if (i + 1 < tokens.size() && tokens.get(i + 1).isWord("UESCAPE")) {
        if (i + 2 >= tokens.size()) {
          throw malformed(token);
        }
        Token character = tokens.get(i + 2);
        escape = escapeCharacter(token, character);
        end = character.end();
        i += 2;
      }
      decoded.add(
          new Token(token.kind(), token.begin(), end, decode(token, token.value(), escape)));
    }
    return decoded;
  }

  private static boolean isEscaped(String text, Token token) {
    return (token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED)
        && token.end() - token.begin() >= 4
        && text.charAt(token.begin() + 1) == '&'
        && (text.charAt(token.begin()) == 'U' || text.charAt(token.begin()) == 'u');
  }

  private static int escapeCharacter(Token token, Token character) {
    String value = character.value();
    if (character.kind() != Token.Kind.STRING || value.codePointCount(0, value.length()) != 1) {
      throw malformed(token);
    }
    int escape = value.codePointAt(0);
    boolean hexadecimal = escape < 0x80 && Character.digit(escape, 16) >= 0;
    if (Character.isWhitespace(escape) || hexadecimal || "\"'+".indexOf(escape) >= 0) {
      throw malformed(token);
    }
    return escape;
  }

  private static String decode(Token token, String raw, int escape) {
    StringBuilder value = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      int codePoint = raw.codePointAt(at);
      at += Character.charCount(codePoint);
      if (codePoint != escape) {
        value.appendCodePoint(codePoint);
      } else if (at < raw.length() && raw.codePointAt(at) == escape) {
        value.appendCodePoint(escape);
        at += Character.charCount(escape);
      } else {
        boolean six = at < raw.length() && raw.charAt(at) == '+';
        int from = six ? at + 1 : at;
        at = from + (six ? 6 : 4);
        value.appendCodePoint(hexadecimal(token, raw, from, at));
      }
    }
    return value.toString();
  }

  private static int hexadecimal(Token token, String raw, int from, int to) {
    if (to > raw.length()) {
      throw malformed(token);
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = raw.charAt(i) < 0x80 ? Character.digit(raw.charAt(i), 16) : -1;
      if (digit < 0) {
        throw malformed(token);
      }
      value = value << 4 | digit;
    }
    if (!Character.isValidCodePoint(value)) {
      throw malformed(token);
    }
    return value;
  }

  private static RuntimeException malformed(Token token) {
    return SqlFault.MALFORMED_UNICODE.at(
        token.begin(), "a Unicode escape is not complete; write the character itself");
  }
}
