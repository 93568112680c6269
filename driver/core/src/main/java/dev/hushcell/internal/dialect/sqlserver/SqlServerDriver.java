package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the driver of SQL Server does. */
final class SqlServerDriver implements RealDriver {
  private static final Set<Habit> HABITS =
      Set.of(Habit.ASCII_STREAMS, Habit.DATES_BY_NAME, Habit.ROUNDS_TO_MILLIS);
  private static final LocalDate DAY_OF_TIMES = LocalDate.of(1900, 1, 1);

  @Override
  public TypeFacts facts(LogicalType type) {
    return new SqlServerFacts(type);
  }

  @Override
  public String text(LogicalType type, Object value) {
    return SqlServerText.of(type, value);
  }

  /** A {@code Calendar} is sent as it is in the zone of the JVM, whatever its own. */
  @Override
  public TargetTypes targets() {
    return (bound, column) ->
        TargetTypes.natural()
            .sent(
                bound.value() instanceof Calendar moment
                    ? new Targeted(
                        new Timestamp(moment.getTimeInMillis()), bound.type(), bound.scale())
                    : bound,
                column);
  }

  /** It makes the calendar of the server out of that of Java by year, month and day. */
  @Override
  public Set<Habit> habits() {
    return HABITS;
  }

  @Override
  public LocalDate dayOfTimes() {
    return DAY_OF_TIMES;
  }

  /**
   * Text is bytes in the code page of its column or in UTF-16, and true if it says {@code 1} or
   * {@code true}, whatever else it says; a stream of ASCII of bytes is those bytes.
   */
  @Override
  public boolean reads(LogicalType type, Reading way) {
    return switch (way) {
      case BYTES -> type.family() == Family.BYTES;
      case ASCII -> type.isText();
      case TRUTH -> !type.isText() && RealDriver.super.reads(type, way);
      default -> RealDriver.super.reads(type, way);
    };
  }

  @Override
  public TextTimes textTimes() {
    return TextTimes.FIXED;
  }

  /** Values as the driver of SQL Server writes them: times with all digits that the type has. */
  private static final class SqlServerText {
    private static final DateTimeFormatter DATE =
        DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private SqlServerText() {}

    static String of(LogicalType type, Object value) {
      if (value instanceof Boolean flag) {
        return flag ? "1" : "0";
      }
      if (value instanceof byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
      }
      if (value instanceof UUID uuid) {
        return uuid.toString().toUpperCase(Locale.ROOT);
      }
      if (value instanceof String || value instanceof BigDecimal || value instanceof Number) {
        return value.toString();
      }
      return time(type, value);
    }

    private static String time(LogicalType type, Object value) {
      DateTimeFormatter time = timeOf(type.scale());
      if (value instanceof LocalDate date) {
        return DATE.format(date);
      }
      if (value instanceof LocalTime given) {
        return time.format(given);
      }
      if (value instanceof LocalDateTime given) {
        return DATE.format(given) + " " + time.format(given);
      }
      if (value instanceof OffsetDateTime given) {
        String offset =
            given.getOffset().getTotalSeconds() == 0 ? "+00:00" : given.getOffset().getId();
        return DATE.format(given) + " " + time.format(given) + " " + offset;
      }
      return value.toString();
    }

    private static DateTimeFormatter timeOf(int digits) {
      DateTimeFormatterBuilder time = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss");
      if (digits > 0) {
        time.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
      }
      return time.toFormatter(Locale.ROOT);
    }
  }

  /**
   * What the driver of SQL Server says of a type. A value with an offset is given out as {@link
   * OffsetDateTime}, not in a class of the driver, which is not on our class path.
   */
  private record SqlServerFacts(LogicalType type) implements TypeFacts {
    private static final int BYTES_OF_UNIT = 2;
    private static final int DIGITS_OF_REAL = 7;
    private static final int DIGITS_OF_FLOAT = 15;

    @Override
    public Class<?> objectClass() {
      if (type.family() == Family.UUID) {
        return String.class;
      }
      return type.jdbcType() == Types.SMALLINT ? Short.class : TypeFacts.super.objectClass();
    }

    private boolean isReal() {
      return type.jdbcType() == Types.REAL;
    }

    private boolean isUnicode() {
      return type.jdbcType() == Types.NVARCHAR || type.jdbcType() == Types.NCHAR;
    }

    /** MAX has no number; the driver reports the largest possible one. */
    private int length() {
      boolean max = type.precision() == SqlServerTypes.UNBOUNDED;
      int most = isUnicode() ? Integer.MAX_VALUE / BYTES_OF_UNIT : Integer.MAX_VALUE;
      return max ? most : Math.toIntExact(type.precision());
    }

    @Override
    public int precision() {
      return switch (type.family()) {
        case APPROXIMATE -> isReal() ? DIGITS_OF_REAL : DIGITS_OF_FLOAT;
        default -> length();
      };
    }

    @Override
    public int displaySize() {
      return switch (type.family()) {
        case APPROXIMATE -> isReal() ? 13 : 22;
        case BYTES -> (int) Math.min(BYTES_OF_UNIT * (long) length(), Integer.MAX_VALUE);
        case EXACT -> exactDisplaySize();
        default -> length();
      };
    }

    @Override
    public @Nullable Integer radix() {
      return switch (type.family()) {
        case APPROXIMATE -> 2;
        case EXACT -> 10;
        default -> null;
      };
    }

    /** In lists approximate numbers are measured in binary digits. */
    @Override
    public Integer listedSize() {
      return length();
    }

    @Override
    public @Nullable Integer listedScale() {
      return type.family() == Family.EXACT ? Integer.valueOf(scale()) : declaredScale();
    }

    @Override
    public @Nullable Integer octets() {
      return switch (type.family()) {
        case TEXT, CHAR ->
            (int) Math.min((isUnicode() ? BYTES_OF_UNIT : 1) * (long) length(), Integer.MAX_VALUE);
        case BYTES -> length();
        default -> null;
      };
    }

    @Override
    public Codes codes() {
      return SqlServerCodes.of(type, octets());
    }
  }
}
