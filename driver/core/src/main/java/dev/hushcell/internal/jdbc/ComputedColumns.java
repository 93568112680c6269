package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.Average;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Result columns that are computed in the driver, with the types that the database reports, and
 * values of plain columns that they are computed of.
 */
final class ComputedColumns {
  /** In how many decimals at a time a database divides that has those of its type. */
  private static final int GROUP = 9;

  private final ResultSet inner;
  private final Map<Integer, Evaluation.Output> outputs = new HashMap<>();
  private final Map<Integer, LogicalType> types = new HashMap<>();
  private final RealDriver driver;

  ComputedColumns(ResultSet inner, List<Evaluation.Output> outputs, RealDriver driver) {
    this.inner = inner;
    this.driver = driver;
    outputs.forEach(each -> this.outputs.put(each.place(), each));
  }

  /** Returns a value as the real driver would give it out. */
  CellValue value(int place, @Nullable Object value) throws SQLException {
    Evaluation.Output output = Objects.requireNonNull(outputs.get(place));
    LogicalType type =
        output.type() == null ? type(place, output.family(), output.fraction()) : output.type();
    if (output.family() == Family.EXACT && type.jdbcType() == Types.DATE) {
      throw SqlErrors.of(
          JdbcFault.EVALUATED_VALUE,
          "YEAR is computed in the driver, and the database has a type of its own for it; select"
              + " EXTRACT(YEAR FROM …)");
    }
    Object fitted =
        value instanceof Average average
            ? average(average, type, output.decimals())
            : value instanceof BigDecimal number && output.decimals() == Decimals.OF_TYPE
                ? number.setScale(type.scale(), RoundingMode.HALF_UP)
                : value instanceof BigDecimal number && type.jdbcType() == Types.DOUBLE
                    ? (Object) number.doubleValue()
                    : value;
    return new CellValue("result column " + place, type, fitted, driver);
  }

  private static Object average(Average average, LogicalType type, Decimals decimals)
      throws SQLException {
    if (type.jdbcType() == Types.DOUBLE) {
      return average.sum().doubleValue() / average.count();
    }
    return switch (decimals) {
      case OF_VALUE -> average.significant();
      case OF_TYPE_IN_AVERAGES -> average.rounded(type.scale(), RoundingMode.HALF_DOWN);
      case OF_TYPE -> {
        if (type.scale() % GROUP == 0) {
          throw SqlErrors.of(
              JdbcFault.EVALUATED_VALUE,
              "an average is computed in the driver, and with "
                  + type.scale()
                  + " decimals the database cuts it off where it rounds others; fetch the sum and the"
                  + " count");
        }
        yield average.rounded(type.scale(), RoundingMode.HALF_UP);
      }
    };
  }

  private LogicalType type(int place, Family family, int fraction) throws SQLException {
    LogicalType known = types.get(place);
    if (known == null) {
      ResultSetMetaData columns = inner.getMetaData();
      String name = columns.getColumnTypeName(place);
      int jdbcType = columns.getColumnType(place);
      boolean timed = family == Family.TIME || family == Family.TIMESTAMP;
      int told = columns.getScale(place);
      int scale = timed ? Math.max(told, fraction) : told;
      known =
          new LogicalType(
              jdbcType == Types.DOUBLE ? Family.APPROXIMATE : family,
              name,
              jdbcType,
              name,
              columns.getPrecision(place),
              scale,
              false);
      types.put(place, known);
    }
    return known;
  }

  /** Refuses a plain column of a type of which values are others there. */
  void requireTold(int place, Family family) throws SQLException {
    LogicalType type = type(place, family, 0);
    String name = type.typeName().toUpperCase(Locale.ROOT);
    boolean known =
        !name.contains("UNSIGNED")
            && !name.endsWith("TZ")
            && switch (family) {
              case TEXT -> type.jdbcType() == Types.VARCHAR;
              case EXACT -> isExact(type.jdbcType());
              case DATE -> type.jdbcType() == Types.DATE;
              default -> type.jdbcType() == Types.TIMESTAMP;
            };
    if (!known) {
      throw SqlErrors.of(
          JdbcFault.EVALUATED_VALUE,
          "an expression over a protected column is computed in the driver, and a plain column in"
              + " it is of type "
              + type.typeName()
              + ", of which values are not computed with; select it by itself");
    }
  }

  /** Returns the value of a plain column. */
  @Nullable Object told(int place, Family family) throws SQLException {
    requireTold(place, family);
    return switch (family) {
      case TEXT -> text(inner.getObject(place));
      case EXACT -> inner.getBigDecimal(place);
      case DATE -> inner.getObject(place, LocalDate.class);
      default -> inner.getObject(place, LocalDateTime.class);
    };
  }

  /** A column of texts may hold bytes in one database. */
  private static @Nullable String text(@Nullable Object value) throws SQLException {
    if (value != null && !(value instanceof String)) {
      throw SqlErrors.of(
          JdbcFault.EVALUATED_VALUE,
          "an expression over a protected column is computed in the driver, and a plain column in"
              + " it holds something else than a text; select it by itself");
    }
    return (String) value;
  }

  private static boolean isExact(int jdbcType) {
    return switch (jdbcType) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC -> true;
      default -> false;
    };
  }
}
