package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.value.Argument;
import dev.hushcell.internal.value.KeyLists;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.internal.value.UnresolvedValue;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Xerial driver does with values. Dates and times become the texts that it stores with
 * {@code date_class=TEXT}; without that option it returns the number that it stored.
 */
final class SqliteDriver implements RealDriver {
  private static final Set<Habit> HABITS =
      Set.of(Habit.ASCII_STREAMS, Habit.NULL_IS_FALSE, Habit.BATCHES_CLEAR_PARAMETERS);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  @Override
  public KeyLists keyLists() {
    return SqliteKeyLists.INSTANCE;
  }

  /** The driver tells the name of a column alone, and none of an expression. */
  @Override
  public @Nullable String indexed(Connection connection, ResultSet row) throws SQLException {
    String name = row.getString(6);
    String column = row.getString(9);
    return column != null || name == null
        ? column
        : SqliteSchema.indexed(connection, name, row.getInt(8) - 1).orElse(null);
  }

  @Override
  public TypeFacts facts(LogicalType type) {
    return new SqliteFacts(type);
  }

  /** It passes over the type beside a value. */
  @Override
  public TargetTypes targets() {
    return (bound, column) -> bound.value();
  }

  @Override
  public @Nullable Object stored(Object given, LogicalType column, Writing session)
      throws SQLException {
    Object value = given instanceof Targeted targeted ? targeted.value() : given;
    Object bound = value instanceof UnresolvedValue ? value : SqliteBinding.bound(value, column);
    return bound == null ? null : RealDriver.super.stored(Argument.given(bound), column, session);
  }

  @Override
  public TextTimes textTimes() {
    return TextTimes.SPACED;
  }

  @Override
  public boolean takesContent(LogicalType type, boolean text) {
    return text || RealDriver.super.takesContent(type, text);
  }

  /** A text is false, whatever it says. */
  @Override
  public boolean reads(LogicalType type, Reading way) {
    return !(way == Reading.TRUTH && type.isText()) && RealDriver.super.reads(type, way);
  }

  @Override
  public Set<Habit> habits() {
    return HABITS;
  }

  @Override
  public boolean isTrue(double number) {
    return Math.abs(number) >= 1;
  }

  @Override
  public LocalDate dayOfTimes() {
    return LocalDate.EPOCH;
  }

  @Override
  public String text(LogicalType type, Object value) {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
    if (value instanceof Double number) {
      return RealText.of(number);
    }
    if (value instanceof LocalDate date) {
      return DATE.format(date);
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    return value instanceof LocalDateTime time
        ? DATE.format(time) + " " + TIME.format(time)
        : value.toString();
  }
}
