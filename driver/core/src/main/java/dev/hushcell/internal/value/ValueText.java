package dev.hushcell.internal.value;

import dev.hushcell.internal.model.Documents;
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
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of other types as the text that the database would make of them. */
record ValueText(ProtectedColumn column, ValueRules rules) {

  /** Returns the text, or throws the fault of the column. */
  String of(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value == null) {
      throw faults().badValue(bound);
    }
    boolean limited = rules.have(ValueQuirk.PLAIN_TEXT);
    if (limited && !(value instanceof String) && Documents.isDocument(column.type())) {
      throw faults().badValue(bound);
    }
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

  /** Dates and times as SQL text. */
  private static final class DateTimeText {
    private DateTimeText() {}

    static String of(LocalDate date) {
      StringBuilder out = new StringBuilder();
      int year = date.getYear();
      if (year < 0) {
        out.append('-');
      }
      digits(out, Math.abs(year), 4);
      out.append('-');
      digits(out, date.getMonthValue(), 2);
      out.append('-');
      digits(out, date.getDayOfMonth(), 2);
      return out.toString();
    }

    static String of(LocalTime time) {
      StringBuilder out = new StringBuilder();
      digits(out, time.getHour(), 2);
      out.append(':');
      digits(out, time.getMinute(), 2);
      out.append(':');
      digits(out, time.getSecond(), 2);
      int nanos = time.get(ChronoField.NANO_OF_SECOND);
      if (nanos != 0) {
        out.append('.');
        digits(out, nanos, 9);
        while (out.charAt(out.length() - 1) == '0') {
          out.setLength(out.length() - 1);
        }
      }
      return out.toString();
    }

    static String of(LocalDateTime time) {
      return of(time.toLocalDate()) + " " + of(time.toLocalTime());
    }

    /** Hours, then minutes and seconds only as far as they are not zero. */
    static String of(ZoneOffset offset) {
      int seconds = Math.abs(offset.getTotalSeconds());
      StringBuilder out = new StringBuilder(offset.getTotalSeconds() < 0 ? "-" : "+");
      digits(out, seconds / 3600, 2);
      if (seconds % 3600 != 0) {
        out.append(':');
        digits(out, seconds / 60 % 60, 2);
      }
      if (seconds % 60 != 0) {
        out.append(':');
        digits(out, seconds % 60, 2);
      }
      return out.toString();
    }

    private static void digits(StringBuilder out, int number, int width) {
      String digits = Integer.toString(number);
      out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
  }
}
