package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes. Of fixed length (BINARY) they are filled with zeros on the right when stored. */
final class BytesConversion implements Conversion {
  private final ColumnFaults faults;
  private final long most;
  private final boolean fixed;
  private final boolean escaped;

  BytesConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.most = column.type().precision();
    this.fixed = column.type().jdbcType() == Types.BINARY && rules.have(ValueQuirk.FIXED_BINARY);
    this.escaped = rules.have(ValueQuirk.ESCAPED_BYTES);
  }

  @Override
  public Object assigned(Object bound) {
    byte[] bytes = converted(bound);
    if (bytes == null && !escaped && bound instanceof UUID uuid) {
      bytes = uuid(uuid);
    }
    if (bytes == null && !escaped && bound instanceof Number number) {
      bytes = integer(number);
    }
    if (bytes == null) {
      throw faults.badValue(bound);
    }
    if (bytes.length > most) {
      throw faults.tooLong();
    }
    return fixed ? Arrays.copyOf(bytes, (int) most) : bytes;
  }

  @Override
  public @Nullable Object compared(Object bound) {
    byte[] bytes = converted(bound);
    if (bytes == null) {
      throw faults.notComparable(bound);
    }
    boolean possible = fixed ? bytes.length == most : bytes.length <= most;
    return possible ? bytes : null;
  }

  private byte @Nullable [] converted(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof String text) {
      if (!ValueText.isWellFormed(text)) {
        throw faults.brokenText();
      }
      return escaped ? unescaped(text) : text.getBytes(StandardCharsets.UTF_8);
    }
    return null;
  }

  private byte[] unescaped(String text) {
    byte[] bytes = EscapedBytes.parsed(text);
    if (bytes == null) {
      throw faults.badText();
    }
    return bytes;
  }

  private static byte[] uuid(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** Integers have as many bytes as their Java type. */
  private static byte @Nullable [] integer(Number number) {
    if (number instanceof Byte) {
      return new byte[] {number.byteValue()};
    }
    if (number instanceof Short) {
      return ByteBuffer.allocate(Short.BYTES).putShort(number.shortValue()).array();
    }
    if (number instanceof Integer) {
      return ByteBuffer.allocate(Integer.BYTES).putInt(number.intValue()).array();
    }
    return number instanceof Long
        ? ByteBuffer.allocate(Long.BYTES).putLong(number.longValue()).array()
        : null;
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
