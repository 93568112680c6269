package dev.hushcell.internal.value;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.h2.util.DateTimeUtils;

/** A plain H2 with one table T of one column C: the truth that conversions are measured by. */
final class PlainDatabase implements AutoCloseable {
  private final Connection connection;
  private final TimeZone before = TimeZone.getDefault();
  private final String declared;

  PlainDatabase(String declared, String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    DateTimeUtils.resetCalendar();
    this.declared = declared;
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    execute("CREATE TABLE T(ID INT GENERATED ALWAYS AS IDENTITY, C " + declared + ")");
  }

  /** Returns the column as the metadata of the database describes it. */
  ProtectedColumn column(Search search, Compare compare) throws SQLException {
    try (ResultSet meta = connection.getMetaData().getColumns(null, "PUBLIC", "T", "C")) {
      meta.next();
      String name = meta.getString("TYPE_NAME");
      int jdbcType = meta.getInt("DATA_TYPE");
      LogicalType type =
          new LogicalType(
              family(jdbcType, name),
              declared,
              jdbcType,
              name,
              meta.getLong("COLUMN_SIZE"),
              meta.getInt("DECIMAL_DIGITS"),
              name.equals("VARCHAR_IGNORECASE"));
      return new ProtectedColumn(
          new ColumnName(new TableName("PUBLIC", "T"), "C"),
          type,
          search,
          compare,
          "t.c",
          0,
          Storage.BINARY);
    }
  }

  /** Stores the object as the only row and returns it in the canonical class of the family. */
  Object stored(Object value, Family family) throws SQLException {
    execute("DELETE FROM T");
    insert(value);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT C FROM T")) {
      rows.next();
      return canonical(rows, family);
    }
  }

  void insert(Object value) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO T(C) VALUES(?)")) {
      insert.setObject(1, value);
      insert.execute();
    }
  }

  /** Returns all that is stored. */
  List<Object> all(Family family) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT C FROM T ORDER BY ID")) {
      return read(rows, family);
    }
  }

  /** Returns what equals the comparand. */
  List<Object> equalTo(Object comparand, Family family) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT C FROM T WHERE C = ? ORDER BY ID")) {
      select.setObject(1, comparand);
      return read(select.executeQuery(), family);
    }
  }

  private static List<Object> read(ResultSet rows, Family family) throws SQLException {
    List<Object> found = new ArrayList<>();
    while (rows.next()) {
      found.add(canonical(rows, family));
    }
    return found;
  }

  private static Object canonical(ResultSet rows, Family family) throws SQLException {
    return switch (family) {
      case TEXT, CHAR -> rows.getString(1);
      case EXACT -> rows.getObject(1, BigDecimal.class);
      case BOOLEAN -> rows.getObject(1, Boolean.class);
      case DATE -> rows.getObject(1, LocalDate.class);
      case TIME -> rows.getObject(1, LocalTime.class);
      case TIMESTAMP -> rows.getObject(1, LocalDateTime.class);
      case ZONED_TIMESTAMP -> rows.getObject(1, OffsetDateTime.class);
      case UUID -> rows.getObject(1, UUID.class);
      case BYTES -> rows.getBytes(1);
      case APPROXIMATE -> ((Number) rows.getObject(1)).doubleValue();
    };
  }

  private static Family family(int jdbcType, String name) {
    return switch (jdbcType) {
      case Types.VARCHAR -> Family.TEXT;
      case Types.CHAR -> Family.CHAR;
      case Types.BOOLEAN -> Family.BOOLEAN;
      case Types.DATE -> Family.DATE;
      case Types.TIME -> Family.TIME;
      case Types.TIMESTAMP -> Family.TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> Family.ZONED_TIMESTAMP;
      case Types.BINARY, Types.VARBINARY -> name.equals("UUID") ? Family.UUID : Family.BYTES;
      case Types.REAL, Types.DOUBLE, Types.FLOAT -> Family.APPROXIMATE;
      default -> Family.EXACT;
    };
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    TimeZone.setDefault(before);
    DateTimeUtils.resetCalendar();
  }
}
