package dev.hushcell.internal.cell.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of other types as the text that the database would make of them. */
record PlainText(ProtectedColumn column, ValueRules rules) {

  /** Returns the text, or throws the fault of the column. */
  String of(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value == null) {
      throw faults().badValue(bound);
    }
    boolean limited = rules.have(ValueQuirk.PLAIN_TEXT);
    if (value instanceof byte[] bytes && !limited) {
      String text = decoded(bytes);
      if (text == null) {
        throw faults().brokenText();
      }
      return text;
    }
    if (value instanceof BigDecimal number) {
      return decimal(number);
    }
    if (value instanceof Boolean) {
      return limited ? value.toString() : value.toString().toUpperCase(Locale.ROOT);
    }
    if (limited && (value instanceof Float || value instanceof Double)) {
      throw faults().badValue(bound);
    }
    if (value instanceof Number || value instanceof String || value instanceof UUID) {
      return value.toString();
    }
    if (limited) {
      throw faults().badValue(bound);
    }
    return temporal(value);
  }

  /** Returns the text that the bytes are in UTF-8, or null when they are none. */
  static @Nullable String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Tells whether every surrogate has its other half; UTF-8 would replace a lone one. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean paired =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Checked before it is written out: 1E+1000000000 has a billion digits. */
  private String decimal(BigDecimal number) {
    long digits = Math.max((long) number.precision() - number.scale(), number.scale());
    if (digits > column.type().precision()) {
      throw faults().tooLong();
    }
    return number.toPlainString();
  }

  private String temporal(Object value) {
    if (value instanceof LocalDate date) {
      return DateTimeText.of(date);
    }
    if (value instanceof LocalTime time) {
      return DateTimeText.of(time);
    }
    if (value instanceof LocalDateTime time) {
      return DateTimeText.of(time);
    }
    if (value instanceof OffsetDateTime time) {
      return DateTimeText.of(time.toLocalDateTime()) + DateTimeText.of(time.getOffset());
    }
    if (value instanceof OffsetTime time) {
      return DateTimeText.of(time.toLocalTime()) + DateTimeText.of(time.getOffset());
    }
    throw faults().badValue(value);
  }

  private ColumnFaults faults() {
    return new ColumnFaults(column);
  }
}
