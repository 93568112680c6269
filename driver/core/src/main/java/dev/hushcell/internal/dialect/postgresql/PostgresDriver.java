package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.jdbc.value.Reading;
import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.jdbc.value.ShortestDigits;
import dev.hushcell.internal.jdbc.value.TargetTypes;
import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the driver of PostgreSQL does. */
final class PostgresDriver implements RealDriver {
  private static final TargetTypes TARGETS = new PostgresTargets();

  @Override
  public TypeFacts facts(LogicalType type) {
    return new PostgresFacts(type);
  }

  @Override
  public TargetTypes targets() {
    return TARGETS;
  }

  @Override
  public String text(LogicalType type, Object value) {
    return PostgresText.of(value);
  }

  /** It is not on the class path of ours, and says what it holds as every object does. */
  @Override
  public @Nullable Object held(Object value) {
    return value.getClass().getName().equals("org.postgresql.util.PGobject")
        ? value.toString()
        : value;
  }

  /** Which calendar an instant is seen in depends on how the server sent it. */
  @Override
  public boolean reads(LogicalType type, Reading way) {
    return switch (way) {
      case DATE_IN_CALENDAR, TIME_IN_CALENDAR -> type.family() != Family.ZONED_TIMESTAMP;
      default -> RealDriver.super.reads(type, way);
    };
  }

  @Override
  public Charset asciiStreams() {
    return StandardCharsets.US_ASCII;
  }

  @Override
  public boolean takesDatesByName() {
    return true;
  }

  @Override
  public boolean cutsFields() {
    return true;
  }

  @Override
  public boolean sendsStreams() {
    return true;
  }

  @Override
  public boolean sendsInstants() {
    return true;
  }

  @Override
  public boolean takesLaterInstant() {
    return true;
  }

  @Override
  public LocalDate dayOfTimes() {
    return LocalDate.EPOCH;
  }

  /** What the driver of PostgreSQL says of a type. */
  private record PostgresFacts(LogicalType type) implements TypeFacts {
    @Override
    public Class<?> objectClass() {
      if (type.jdbcType() == Types.SQLXML) {
        return java.sql.SQLXML.class;
      }
      return type.family() == Family.ZONED_TIMESTAMP
          ? java.sql.Timestamp.class
          : TypeFacts.super.objectClass();
    }

    @Override
    public int scale() {
      return type.family() == Family.APPROXIMATE ? precision() : type.scale();
    }

    @Override
    public Integer declaredScale() {
      return scale();
    }

    @Override
    public Boolean caseSensitive() {
      return switch (type.family()) {
        case TEXT, CHAR, BYTES, UUID -> true;
        case EXACT, BOOLEAN, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, APPROXIMATE -> false;
      };
    }

    @Override
    public int displaySize() {
      return switch (type.family()) {
        case TEXT, CHAR, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID, BYTES, BOOLEAN ->
            precision();
        case APPROXIMATE -> type.jdbcType() == Types.REAL ? 15 : 25;
        case EXACT -> exactDisplaySize();
      };
    }

    /** A point only where there are digits behind one. */
    @Override
    public int exactDisplaySize() {
      boolean whole = objectClass() == BigDecimal.class && type.scale() == 0;
      return whole ? precision() + 1 : TypeFacts.super.exactDisplaySize();
    }

    @Override
    public Integer radix() {
      return 10;
    }

    @Override
    public @Nullable Integer octets() {
      if (Documents.isDocument(type)) {
        return null;
      }
      return switch (type.family()) {
        case TEXT, CHAR, BYTES -> precision();
        default -> null;
      };
    }
  }

  /** Values as PostgreSQL writes them with its default settings. */
  private static final class PostgresText {
    private static final DateTimeFormatter DATE =
        new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, java.time.format.SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter TIME =
        new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
        new DateTimeFormatterBuilder().appendOffset("+HH:mm:ss", "+00").toFormatter(Locale.ROOT);

    private PostgresText() {}

    static String of(Object value) {
      if (value instanceof Boolean flag) {
        return flag ? "t" : "f";
      }
      if (value instanceof byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
      }
      if (value instanceof BigDecimal number) {
        return number.toPlainString();
      }
      if (value instanceof Float || value instanceof Double) {
        return approximate((Number) value);
      }
      return value instanceof String text ? text : time(value);
    }

    private static String time(Object value) {
      if (value instanceof LocalDate date) {
        return DATE.format(date) + era(date.getYear());
      }
      if (value instanceof LocalTime time) {
        return TIME.format(time);
      }
      if (value instanceof LocalDateTime time) {
        return DATE.format(time) + " " + TIME.format(time) + era(time.getYear());
      }
      if (value instanceof OffsetDateTime given) {
        OffsetDateTime time = given.atZoneSameInstant(ZoneId.systemDefault()).toOffsetDateTime();
        String offset = OFFSET.format(time).replaceAll(":00$", "").replaceAll(":00$", "");
        return DATE.format(time) + " " + TIME.format(time) + offset + era(time.getYear());
      }
      return value.toString();
    }

    private static String era(int year) {
      return year > 0 ? "" : " BC";
    }

    /** The shortest text that is read back as the same number, without point where it has none. */
    private static String approximate(Number number) {
      if (Double.isInfinite(number.doubleValue()) || Double.isNaN(number.doubleValue())) {
        return number.toString();
      }
      BigDecimal exact = ShortestDigits.of(number);
      if (exact.signum() == 0) {
        return number.toString().startsWith("-") ? "-0" : "0";
      }
      int exponent = exact.precision() - exact.scale() - 1;
      int most = number instanceof Float ? 6 : 15;
      if (exponent >= -4 && exponent < most) {
        return exact.toPlainString();
      }
      String digits = exact.unscaledValue().abs().toString();
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      String sign = exact.signum() < 0 ? "-" : "";
      return String.format(
          Locale.ROOT,
          "%s%s%se%s%02d",
          sign,
          digits.charAt(0),
          fraction,
          exponent < 0 ? "-" : "+",
          Math.abs(exponent));
    }
  }
}
