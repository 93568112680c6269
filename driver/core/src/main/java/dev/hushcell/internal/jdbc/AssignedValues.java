package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is assigned to rows, in the first columns of a query, as values of their columns. */
final class AssignedValues {
  /** The text of the statement has each of them. */
  private static final int MOST = 10_000;

  private final ResultSet rows;
  private final ResultSetMetaData columns;
  private final List<Finding.Computed> computed;
  private int count;

  AssignedValues(ResultSet rows, ResultSetMetaData columns, List<Finding.Computed> computed) {
    this.rows = rows;
    this.columns = columns;
    this.computed = computed;
  }

  List<@Nullable Object> next() throws SQLException {
    if (++count > MOST) {
      throw tooMany(computed, "more than " + MOST + " rows");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < computed.size(); i++) {
      values.add(value(i + 1, computed.get(i).to()));
    }
    return values;
  }

  static SQLException tooMany(List<Finding.Computed> computed, String rows) {
    return SqlErrors.of(
        JdbcFault.EVALUATION_BOUND,
        rows
            + " would get values of "
            + computed.get(0).to().name().shortForm()
            + " that are computed in the driver; narrow the statement by a plain column");
  }

  private @Nullable Object value(int place, ProtectedColumn to) throws SQLException {
    int type = columns.getColumnType(place);
    String name = columns.getColumnTypeName(place).toUpperCase(Locale.ROOT);
    boolean zoned = name.endsWith("TZ") || name.contains("ZONE");
    return switch (to.type().family()) {
      case TEXT ->
          object(String.class, type == Types.VARCHAR || type == Types.LONGVARCHAR, place, to);
      case EXACT -> object(BigDecimal.class, isExact(type), place, to);
      case DATE -> object(LocalDate.class, type == Types.DATE, place, to);
      case TIME -> object(LocalTime.class, type == Types.TIME, place, to);
      case TIMESTAMP -> object(LocalDateTime.class, type == Types.TIMESTAMP && !zoned, place, to);
      case ZONED_TIMESTAMP -> object(OffsetDateTime.class, zoned, place, to);
      case BOOLEAN -> object(Boolean.class, type == Types.BOOLEAN || type == Types.BIT, place, to);
      case UUID -> object(UUID.class, name.equals("UUID"), place, to);
      case CHAR, BYTES, APPROXIMATE -> throw unlike(to);
    };
  }

  /** Another type may be converted by an assignment in a way that is not known here. */
  private @Nullable Object object(Class<?> type, boolean is, int place, ProtectedColumn to)
      throws SQLException {
    if (!is) {
      throw unlike(to);
    }
    return type == BigDecimal.class ? rows.getBigDecimal(place) : rows.getObject(place, type);
  }

  private static boolean isExact(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC ->
          true;
      default -> false;
    };
  }

  private static SQLException unlike(ProtectedColumn to) {
    return SqlErrors.of(
        JdbcFault.EVALUATED_VALUE,
        to.name().shortForm()
            + " is assigned what is computed of columns, and that is of another type; compute it in"
            + " the application and bind it");
  }
}
