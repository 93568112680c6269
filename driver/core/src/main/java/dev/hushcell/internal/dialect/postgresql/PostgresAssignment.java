package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.LegacyTime;
import dev.hushcell.internal.value.Numbers;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.internal.value.RealDriver.Writing;
import dev.hushcell.internal.value.UnresolvedValue.UntypedText;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The casts by which PostgreSQL stores a value of one type in a column of another: any type becomes
 * the text that it is written as, a binary fraction an exact number, a time with an offset one
 * without.
 */
record PostgresAssignment(RealDriver driver, LogicalType column, Writing session) {
  private static final int LAST_YEAR = 9999;
  private static final long HALF_MICRO = 500;

  /**
   * Returns what the cast makes of what is sent, or null where the column makes it of the value
   * itself.
   */
  @Nullable Object made(Object sent) throws SQLException {
    return switch (column.family()) {
      case TEXT, CHAR -> text(sent);
      case BYTES -> sent instanceof LegacyTime moment ? text(moment) : null;
      case EXACT ->
          sent instanceof Double || sent instanceof Float ? number((Number) sent) : read(sent);
      case TIME -> sent instanceof OffsetTime time ? time.toLocalTime() : read(sent);
      case DATE, TIMESTAMP, ZONED_TIMESTAMP, BOOLEAN, APPROXIMATE -> read(sent);
      case UUID -> null;
    };
  }

  private @Nullable Object read(Object sent) {
    return sent instanceof UntypedText untyped ? PostgresInput.read(untyped.text(), column) : null;
  }

  private @Nullable BigDecimal number(Number binary) throws SQLException {
    if (!Double.isFinite(binary.doubleValue())) {
      return null;
    }
    BigDecimal number = exact(binary);
    if (binary instanceof Float && number.compareTo(exact(digits(binary))) != 0) {
      throw single();
    }
    return number;
  }

  private BigDecimal exact(Number binary) {
    double number = binary.doubleValue();
    return switch (column.jdbcType()) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> new BigDecimal(Math.rint(number));
      default -> Objects.requireNonNull(Numbers.significant(binary)); // it is finite
    };
  }

  /** By its options, the driver sends a number of single precision as its digits. */
  private static Double digits(Number single) {
    return Double.valueOf(single.toString());
  }

  private @Nullable String text(Object sent) throws SQLException {
    if (sent instanceof UntypedText untyped) {
      return untyped.text();
    }
    if (sent instanceof LegacyTime moment) { // has no type, so that nothing else takes part in it
      return PostgresTargets.isJson(column) ? null : text(moment);
    }
    if (sent instanceof UUID) {
      return isDocument() ? null : sent.toString();
    }
    boolean written =
        sent instanceof Double
            || sent instanceof Float
            || sent instanceof byte[]
            || sent instanceof Temporal;
    return written && !isDocument() ? written(sent) : null;
  }

  private boolean isDocument() {
    return Documents.isDocument(column);
  }

  private String text(LegacyTime moment) throws SQLException {
    Object local = rounded(moment.local(driver));
    String between = local instanceof LocalDate ? " " : "";
    return PostgresText.of(local) + between + PostgresText.of(moment.offset());
  }

  /** The server writes it, by the settings of the session. */
  private String written(Object sent) throws SQLException {
    if (!session.isUsual()) {
      throw unusual();
    }
    String text = PostgresText.of(sent instanceof Temporal time ? rounded(time) : sent);
    if (sent instanceof Float single && !text.equals(PostgresText.of(digits(single)))) {
      throw single();
    }
    return text;
  }

  /** To microseconds, half up, as the driver does before it sends a time. */
  private Temporal rounded(Object given) throws SQLException {
    Temporal time = (Temporal) given;
    if (!time.isSupported(ChronoField.NANO_OF_SECOND)) {
      return within(time);
    }
    Temporal later = time.plus(HALF_MICRO, ChronoUnit.NANOS);
    if (!time.isSupported(ChronoField.YEAR)
        && later.get(ChronoField.SECOND_OF_DAY) < time.get(ChronoField.SECOND_OF_DAY)) {
      throw unusual(); // 24:00
    }
    int micros = later.get(ChronoField.MICRO_OF_SECOND);
    return within(later.with(ChronoField.MICRO_OF_SECOND, micros));
  }

  private Temporal within(Temporal time) throws SQLException {
    int year = time.isSupported(ChronoField.YEAR) ? time.get(ChronoField.YEAR) : LAST_YEAR;
    if (year < 1 || year > LAST_YEAR) {
      throw unusual();
    }
    return time;
  }

  private static SQLException single() {
    return SqlErrors.of(
        JdbcFault.NOT_CONVERTIBLE,
        "a float does not become a value of a protected column of another type, as the driver sends"
            + " it in two ways, by its options; bind a double");
  }

  private SQLException unusual() {
    return SqlErrors.of(
        JdbcFault.NOT_CONVERTIBLE,
        "a value of another type does not become text of a protected column, as it is not certain"
            + " how the session would write it; bind its text");
  }
}
