package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes. Of fixed length (BINARY) they are filled with zeros on the right when stored. */
final class BytesConversion extends ColumnConversion {
  private final boolean fixed;
  private final boolean escaped;

  BytesConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
    this.escaped = rules.have(ValueQuirk.ESCAPED_BYTES);
    boolean filled = !escaped && !rules.have(ValueQuirk.KEPT_AS_GIVEN);
    this.fixed = filled && type.jdbcType() == Types.BINARY;
  }

  @Override
  @Nullable Object stored(Object value) {
    byte[] bytes = bytes(value);
    if (bytes == null && !escaped) {
      bytes = value instanceof UUID uuid ? Bytes.ofUuid(uuid) : Bytes.ofWhole(value);
    }
    if (bytes != null && bytes.length > type.precision()) {
      throw faults.tooLong();
    }
    return bytes != null && fixed ? Arrays.copyOf(bytes, (int) type.precision()) : bytes;
  }

  @Override
  boolean isComparable(Object value) {
    return value instanceof byte[] || value instanceof String;
  }

  @Override
  @Nullable Object equal(Object value) {
    byte[] bytes = bytes(value);
    int length = bytes == null ? 0 : bytes.length;
    boolean possible = fixed ? length == type.precision() : length <= type.precision();
    return possible ? bytes : null;
  }

  private byte @Nullable [] bytes(Object value) {
    if (!(value instanceof String text)) {
      return value instanceof byte[] bytes ? bytes : null;
    }
    if (!TextConversion.isWellFormed(text)) {
      throw faults.brokenText();
    }
    return escaped ? parsed(EscapedBytes.parsed(text)) : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes as a database may read them from text: {@code \\x00ff}, or {@code a\\000\\\\}. */
  private static final class EscapedBytes {
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
}
