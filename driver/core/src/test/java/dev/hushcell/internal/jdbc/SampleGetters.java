package dev.hushcell.internal.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

/** Every getter that a protected column answers, by index and by label. */
final class SampleGetters {
  private SampleGetters() {}

  interface Getter {
    Object get(ResultSet row) throws SQLException;
  }

  @SuppressWarnings("deprecation")
  static Map<String, Getter> all() {
    Calendar kolkata = Calendar.getInstance(TimeZone.getTimeZone("Asia/Kolkata"), Locale.ROOT);
    Map<String, Getter> getters = new LinkedHashMap<>();
    getters.put("getString", row -> row.getString(1));
    getters.put("getNString", row -> row.getNString("v"));
    getters.put("getBoolean", row -> row.getBoolean(1));
    getters.put("getByte", row -> row.getByte("v"));
    getters.put("getShort", row -> row.getShort(1));
    getters.put("getInt", row -> row.getInt("V"));
    getters.put("getLong", row -> row.getLong(1));
    getters.put("getFloat", row -> row.getFloat("v"));
    getters.put("getDouble", row -> row.getDouble(1));
    getters.put("getBigDecimal", row -> row.getBigDecimal("v"));
    getters.put("getBigDecimal scale", row -> row.getBigDecimal(1, 1));
    getters.put("getBytes", row -> row.getBytes(1));
    getters.put("getDate", row -> row.getDate("v"));
    getters.put("getDate cal", row -> row.getDate(1, kolkata));
    getters.put("getTime", row -> row.getTime(1));
    getters.put("getTime cal", row -> row.getTime("v", kolkata));
    getters.put("getTimestamp", row -> row.getTimestamp("v"));
    getters.put("getTimestamp cal", row -> row.getTimestamp(1, kolkata));
    getters.put("getObject", row -> row.getObject(1));
    for (Class<?> type :
        new Class<?>[] {
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          byte[].class,
          UUID.class,
          Date.class,
          Time.class,
          Timestamp.class,
          java.util.Date.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Instant.class
        }) {
      getters.put("getObject " + type.getName(), row -> row.getObject("v", type));
    }
    return getters;
  }

  /** Returns the value with its class, or the state of the exception, and wasNull. */
  @SuppressWarnings("JavaUtilDate")
  static String outcome(Getter getter, ResultSet row) {
    try {
      Object value = getter.get(row);
      String shown =
          value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
      String type = value == null ? "" : value.getClass().getName() + " ";
      String millis = value instanceof java.util.Date date ? " " + date.getTime() : "";
      return type + shown + millis + " wasNull=" + row.wasNull();
    } catch (SQLException e) {
      return e.getSQLState().startsWith("22") ? "data exception" : "refused " + e.getMessage();
    }
  }
}
