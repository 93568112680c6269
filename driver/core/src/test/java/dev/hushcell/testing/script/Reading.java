package dev.hushcell.testing.script;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Reads a result set through every getter that makes sense for each column, into text. */
public final class Reading {
  private Reading() {}

  /** One way to read a cell. */
  private interface Getter {
    Object read(ResultSet rows, int index, String label) throws SQLException;
  }

  private record Way(String name, Getter getter) {}

  private static final Way STRING = new Way("getString", (r, i, l) -> r.getString(i));
  private static final Way OBJECT = new Way("getObject", (r, i, l) -> r.getObject(i));
  private static final Way LABEL = new Way("getString(label)", (r, i, l) -> r.getString(l));

  private static final List<Way> ANY =
      List.of(
          STRING, OBJECT, new Way("getObject(String)", (r, i, l) -> r.getObject(i, String.class)));

  private static final List<Way> NUMBERS =
      List.of(
          new Way("getByte", (r, i, l) -> r.getByte(i)),
          new Way("getShort", (r, i, l) -> r.getShort(i)),
          new Way("getInt", (r, i, l) -> r.getInt(i)),
          new Way("getLong", (r, i, l) -> r.getLong(i)),
          new Way("getDouble", (r, i, l) -> r.getDouble(i)),
          new Way("getFloat", (r, i, l) -> r.getFloat(i)),
          new Way("getBigDecimal", (r, i, l) -> r.getBigDecimal(i)),
          new Way("getObject(Long)", (r, i, l) -> r.getObject(i, Long.class)),
          new Way("getObject(Integer)", (r, i, l) -> r.getObject(i, Integer.class)));

  private static final List<Way> DATES =
      List.of(
          new Way("getDate", (r, i, l) -> r.getDate(i)),
          new Way("getTimestamp", (r, i, l) -> r.getTimestamp(i)),
          new Way("getObject(LocalDate)", (r, i, l) -> r.getObject(i, LocalDate.class)));

  private static final List<Way> TIMES =
      List.of(
          new Way("getTime", (r, i, l) -> r.getTime(i)),
          new Way("getObject(LocalTime)", (r, i, l) -> r.getObject(i, LocalTime.class)));

  private static final List<Way> TIMESTAMPS =
      List.of(
          new Way("getTimestamp", (r, i, l) -> r.getTimestamp(i)),
          new Way("getDate", (r, i, l) -> r.getDate(i)),
          new Way("getTime", (r, i, l) -> r.getTime(i)),
          new Way("getObject(LocalDateTime)", (r, i, l) -> r.getObject(i, LocalDateTime.class)));

  private static final List<Way> ZONED =
      List.of(
          new Way("getTimestamp", (r, i, l) -> r.getTimestamp(i)),
          new Way("getObject(OffsetDateTime)", (r, i, l) -> r.getObject(i, OffsetDateTime.class)));

  private static final List<Way> BYTES = List.of(new Way("getBytes", (r, i, l) -> r.getBytes(i)));

  private static final List<Way> FLAGS =
      List.of(
          new Way("getBoolean", (r, i, l) -> r.getBoolean(i)),
          new Way("getInt", (r, i, l) -> r.getInt(i)));

  private static final List<Way> UUIDS =
      List.of(new Way("getObject(UUID)", (r, i, l) -> r.getObject(i, UUID.class)));

  private static final List<Way> TEXTS =
      List.of(
          new Way("getNString", (r, i, l) -> r.getNString(i)),
          new Way("getInt", (r, i, l) -> r.getInt(i)),
          new Way("getBigDecimal", (r, i, l) -> r.getBigDecimal(i)),
          LABEL);

  /**
   * What applications read from columns of a type; without what depends on the taste of a driver,
   * such as text read as a number.
   */
  private static List<Way> usual(int type) {
    return switch (type) {
      case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR -> List.of(STRING, OBJECT, LABEL);
      default -> {
        List<Way> ways = new ArrayList<>(List.of(STRING, OBJECT));
        ways(type).stream().filter(way -> !way.name().startsWith("getObject(")).forEach(ways::add);
        yield ways;
      }
    };
  }

  private static List<Way> all(int type) {
    List<Way> ways = new ArrayList<>(ANY);
    ways.addAll(ways(type));
    return ways;
  }

  private static List<Way> ways(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          NUMBERS;
      case Types.DATE -> DATES;
      case Types.TIME -> TIMES;
      case Types.TIMESTAMP -> TIMESTAMPS;
      case Types.TIMESTAMP_WITH_TIMEZONE -> ZONED;
      case Types.BINARY, Types.VARBINARY -> BYTES;
      case Types.BOOLEAN -> FLAGS;
      case Types.VARCHAR, Types.CHAR -> TEXTS;
      case Types.OTHER -> UUIDS;
      default -> List.of();
    };
  }

  /**
   * Reads all rows; sorted as text unless their order counts.
   *
   * @param thorough whether by every getter there is
   */
  static String rows(ResultSet rows, boolean ordered, boolean thorough) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      lines.add(row(rows, thorough));
    }
    if (!ordered) {
      Collections.sort(lines);
    }
    return lines.size() + " rows\n" + String.join("\n", lines);
  }

  /** Reads all rows as text; sorted unless their order counts. */
  static String texts(ResultSet rows, boolean ordered) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        line.append(' ').append(read(STRING, rows, i, false));
        line.append(' ').append(read(LABEL, rows, i, false));
      }
      lines.add(line.toString());
    }
    if (!ordered) {
      Collections.sort(lines);
    }
    return lines.size() + " rows\n" + String.join("\n", lines);
  }

  private static String row(ResultSet rows, boolean thorough) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    StringBuilder line = new StringBuilder();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      line.append(i == 1 ? "" : " | ").append(meta.getColumnLabel(i)).append(':');
      int type = meta.getColumnType(i);
      List<Way> ways = thorough ? all(type) : usual(type);
      for (Way way : ways) {
        line.append(' ').append(way.name()).append('=').append(read(way, rows, i, thorough));
      }
    }
    return line.toString();
  }

  private static String read(Way way, ResultSet rows, int index, boolean thorough)
      throws SQLException {
    String label = rows.getMetaData().getColumnLabel(index);
    try {
      Object value = way.getter().read(rows, index, label);
      return show(value) + (rows.wasNull() ? "(was null)" : "");
    } catch (SQLException e) {
      return thorough ? "error " + e.getSQLState() : "error";
    }
  }

  public static String show(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Array array) {
      try {
        return "array" + Arrays.deepToString(new Object[] {array.getArray()});
      } catch (SQLException e) {
        return "array " + e.getSQLState();
      }
    }
    String text =
        value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    return value.getClass().getSimpleName() + "<" + text + ">";
  }
}
