package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.Evaluation.Operand;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.evaluate.PlainLiteral;
import dev.hushcell.policy.Family;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What opened values are used with: a {@link String} for text, a {@link BigDecimal} for a number,
 * of whichever scale, the class of {@code java.time} for a date or time, or null. Others are
 * refused: what the database makes of them beside the type of the column is not looked into.
 *
 * @param named the column that it is for, for messages
 */
record Comparands(Supplier<String> named, RowFilter.Bindings bindings) {
  private static final int LAST_YEAR = 9999;

  @Nullable Object value(Scalar.Given given) throws SQLException {
    Object value = bound(given);
    return value == null ? null : canonical(value, given.type().family());
  }

  /** Returns a value within a CAST, where a text stands for a date or time. */
  @Nullable Object cast(Scalar.Given given) throws SQLException {
    Object value = bound(given);
    Family family = given.type().family();
    return value == null ? null : canonical(PlainLiteral.time(value, family).orElse(value), family);
  }

  private @Nullable Object bound(Scalar.Given given) throws SQLException {
    return given.operand() instanceof Operand.Parameter parameter
        ? bindings.of(parameter.number(), given.type())
        : ((Operand.Literal) given.operand()).value();
  }

  /** Returns what takes a wildcard's meaning away; empty where it is NULL. */
  Optional<Sign.Known> sign(Sign sign) throws SQLException {
    if (sign instanceof Sign.Known known) {
      return Optional.of(known);
    }
    Sign.Given given = (Sign.Given) sign;
    Object value = value(given.parameter());
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        Sign.Known.of(String.valueOf(value), given.emptyIsNone(), given.folds())
            .orElseThrow(
                () ->
                    refused(
                        "one character behind ESCAPE that is neither a letter nor a wildcard")));
  }

  /** Returns a value in the class of its family; refuses what is not of it. */
  Object canonical(Object given, Family family) throws SQLException {
    return switch (family) {
      case TEXT -> text(given);
      case EXACT -> number(given);
      case DATE -> date(given);
      case TIME -> time(given);
      case TIMESTAMP -> timestamp(given);
      case ZONED_TIMESTAMP -> moment(given);
      case BOOLEAN -> of(Boolean.class, given, "a boolean");
      case UUID -> of(UUID.class, given, "a UUID");
      case CHAR, BYTES, APPROXIMATE ->
          throw refused("nothing: values of its type are not compared here");
    };
  }

  private LocalDate date(Object given) throws SQLException {
    if (!(given instanceof LocalDate date) || !isUsual(date)) {
      throw refused("a date");
    }
    return date;
  }

  private LocalTime time(Object given) throws SQLException {
    if (!(given instanceof LocalTime time) || !time.truncatedTo(ChronoUnit.MICROS).equals(time)) {
      throw refused("a time of day in whole microseconds");
    }
    return time;
  }

  /** A date is the time at which its day begins. */
  private LocalDateTime timestamp(Object given) throws SQLException {
    Object found = given instanceof LocalDate date ? date.atStartOfDay() : given;
    if (!(found instanceof LocalDateTime time)
        || !time.truncatedTo(ChronoUnit.MICROS).equals(time)
        || !isUsual(time.toLocalDate())) {
      throw refused("a date and time in whole microseconds");
    }
    return time;
  }

  /** Moments with different offsets are the same where they are one instant. */
  private OffsetDateTime moment(Object given) throws SQLException {
    if (!(given instanceof OffsetDateTime time)
        || !time.truncatedTo(ChronoUnit.MICROS).equals(time)
        || !isUsual(time.toLocalDate())) {
      throw refused("a date and time with an offset, in whole microseconds");
    }
    return time;
  }

  private <T> T of(Class<T> type, Object given, String wanted) throws SQLException {
    if (!type.isInstance(given)) {
      throw refused(wanted);
    }
    return type.cast(given);
  }

  /** Other years are written, or kept, in ways of their own. */
  private static boolean isUsual(LocalDate date) {
    return date.getYear() > 0 && date.getYear() <= LAST_YEAR;
  }

  private String text(Object given) throws SQLException {
    if (!(given instanceof String text) || !Units.areWhole(text)) {
      throw refused("well-formed text without a NUL character");
    }
    return text;
  }

  private BigDecimal number(Object given) throws SQLException {
    if (given instanceof BigDecimal number) {
      return number;
    }
    boolean whole =
        given instanceof Long
            || given instanceof Integer
            || given instanceof Short
            || given instanceof Byte;
    if (!whole) {
      throw refused("an exact number");
    }
    return BigDecimal.valueOf(((Number) given).longValue());
  }

  /** Returns the refusal of a text of which the other case is not known; it does not tell which. */
  SQLException caseless() {
    return SqlErrors.of(
        JdbcFault.EVALUATED_CASE,
        named.get()
            + " is compared in the driver without regard to case, and a text has letters of which"
            + " databases differ in what their other case is; compare it with regard to case, or"
            + " narrow the statement by a plain column");
  }

  /** Returns the refusal of a value that is stored; it does not tell which. */
  SQLException uncertain() {
    return SqlErrors.of(
        JdbcFault.EVALUATED_CASE,
        named.get()
            + " has a value with a letter of which it is not certain whether it matches without"
            + " regard to case; match in the application");
  }

  SQLException refused(String wanted) {
    return SqlErrors.of(
        JdbcFault.EVALUATED_VALUE,
        named.get()
            + " is compared in the driver with a value that is none it can be compared with exactly;"
            + " bind "
            + wanted);
  }

  /** Returns the refusal of what is computed where databases differ in its result. */
  SQLException unusual(String what) {
    return SqlErrors.of(
        JdbcFault.EVALUATED_VALUE,
        "an expression over "
            + named.get()
            + " is computed in the driver, and "
            + what
            + "; databases differ in what they make of that, so compute it in the application");
  }
}
