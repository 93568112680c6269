package dev.hushcell.internal.schema;

/**
 * The {@code \hhhh} and {@code \+hhhhhh} of {@code U&"…"}, as a database shows them in the texts of
 * its objects.
 */
public final class UnicodeEscape {
  private UnicodeEscape() {}

  /** Returns the text with each escape as the character it stands for. */
  public static String decode(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean isLong = c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '+';
      int digits = isLong ? 6 : 4;
      int begin = at + (isLong ? 2 : 1);
      int code = c == '\\' ? hex(text, begin, digits) : -1;
      if (code >= 0) {
        out.appendCodePoint(code);
        at = begin + digits;
      } else {
        out.append(c);
        at += c == '\\' && text.startsWith("\\", at + 1) ? 2 : 1;
      }
    }
    return out.toString();
  }

  private static int hex(String text, int begin, int digits) {
    if (begin + digits > text.length()) {
      return -1;
    }
    int code = 0;
    for (int i = begin; i < begin + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return Character.isValidCodePoint(code) ? code : -1;
  }
}
