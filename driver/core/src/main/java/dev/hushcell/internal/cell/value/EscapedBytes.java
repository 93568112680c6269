package dev.hushcell.internal.cell.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes as a database may read them from text: {@code \\x00ff}, or {@code a\\000\\\\}. */
final class EscapedBytes {
  private EscapedBytes() {}

  /** Returns the bytes, or null when the text has neither form. */
  static byte @Nullable [] parsed(String text) {
    if (!text.startsWith("\\x")) {
      return escaped(text.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return HexFormat.of().parseHex(text.substring(2).replaceAll("[ \n\t\r]", ""));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte @Nullable [] escaped(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length) {
      if (text[at] != '\\') {
        bytes.write(text[at]);
        at++;
      } else if (at + 1 < text.length && text[at + 1] == '\\') {
        bytes.write('\\');
        at += 2;
      } else {
        int octal = octal(text, at + 1);
        if (octal < 0) {
          return null;
        }
        bytes.write(octal);
        at += 4;
      }
    }
    return bytes.toByteArray();
  }

  private static int octal(byte[] text, int at) {
    if (at + 3 > text.length || text[at] > '3') {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 3; i++) {
      if (text[i] < '0' || text[i] > '7') {
        return -1;
      }
      value = value * 8 + text[i] - '0';
    }
    return value;
  }
}
