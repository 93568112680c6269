package dev.hushcell.internal.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

/** Every setter that a protected column takes, with values that fit some types and others not. */
final class SampleSetters {
  private SampleSetters() {}

  interface Setter {
    void set(PreparedStatement statement, int parameter) throws SQLException;
  }

  static Map<String, Setter> all() {
    Map<String, Setter> setters = new LinkedHashMap<>();
    texts(setters);
    numbers(setters);
    times(setters);
    objects(setters);
    nulls(setters);
    return setters;
  }

  private static void texts(Map<String, Setter> setters) {
    for (String text :
        new String[] {
          "abc",
          "",
          " 42 ",
          "-1.5",
          "true",
          "N",
          "70000000000",
          "2020-02-03",
          "10:11:12",
          "2020-02-03 10:11:12.5",
          "2020-02-03T10:11:12.5",
          "2020-02-03 10:11:12+02:30",
          "12345678-1234-1234-1234-123456789abc",
          "Zoë \uD83D\uDE00",
          "NaN"
        }) {
      setters.put("setString " + text, (s, i) -> s.setString(i, text));
    }
    setters.put("setNString", (s, i) -> s.setNString(i, "7"));
    setters.put("setBytes", (s, i) -> s.setBytes(i, new byte[] {65, 66}));
    setters.put("setBytes 16", (s, i) -> s.setBytes(i, "0123456789abcdef".getBytes(UTF_8)));
    setters.put("setBytes 8", (s, i) -> s.setBytes(i, "01234567".getBytes(UTF_8)));
  }

  private static void numbers(Map<String, Setter> setters) {
    setters.put("setBoolean", (s, i) -> s.setBoolean(i, true));
    setters.put("setByte", (s, i) -> s.setByte(i, (byte) -5));
    setters.put("setShort", (s, i) -> s.setShort(i, (short) 300));
    setters.put("setInt", (s, i) -> s.setInt(i, 70_000));
    setters.put("setInt 0", (s, i) -> s.setInt(i, 0));
    setters.put("setLong", (s, i) -> s.setLong(i, 5_000_000_000L));
    setters.put("setFloat", (s, i) -> s.setFloat(i, 2.5f));
    setters.put("setDouble", (s, i) -> s.setDouble(i, -2.25));
    setters.put("setBigDecimal", (s, i) -> s.setBigDecimal(i, new BigDecimal("12.345")));
    setters.put("setBigDecimal big", (s, i) -> s.setBigDecimal(i, new BigDecimal("1e17")));
  }

  private static void times(Map<String, Setter> setters) {
    Calendar kolkata = Calendar.getInstance(TimeZone.getTimeZone("Asia/Kolkata"), Locale.ROOT);
    Timestamp late = Timestamp.valueOf("2021-07-08 23:30:15.123456789");
    Timestamp old = Timestamp.valueOf("1895-03-04 05:06:07");
    Timestamp gap = new Timestamp(1_616_893_200_000L);
    setters.put("setDate", (s, i) -> s.setDate(i, Date.valueOf("2021-07-08")));
    setters.put("setDate cal", (s, i) -> s.setDate(i, new Date(late.getTime()), kolkata));
    setters.put("setTime", (s, i) -> s.setTime(i, new Time(late.getTime())));
    setters.put("setTime cal", (s, i) -> s.setTime(i, new Time(late.getTime()), kolkata));
    setters.put("setTimestamp", (s, i) -> s.setTimestamp(i, late));
    setters.put("setTimestamp cal", (s, i) -> s.setTimestamp(i, late, kolkata));
    setters.put("setTimestamp old", (s, i) -> s.setTimestamp(i, old));
    setters.put("setTimestamp old cal", (s, i) -> s.setTimestamp(i, old, kolkata));
    setters.put("setTimestamp gap", (s, i) -> s.setTimestamp(i, gap));
    setters.put("setDate old", (s, i) -> s.setDate(i, Date.valueOf("1500-01-01")));
  }

  @SuppressWarnings("JavaUtilDate")
  private static void objects(Map<String, Setter> setters) {
    Calendar moment = Calendar.getInstance(TimeZone.getTimeZone("Asia/Kolkata"), Locale.ROOT);
    moment.setTimeInMillis(1_625_786_000_000L);
    LocalDateTime local = LocalDateTime.of(2021, 7, 8, 23, 30, 15, 987_654_321);
    Object[] values = {
      "abc",
      5,
      5L,
      (byte) 5,
      (short) 5,
      2.5f,
      2.5d,
      true,
      'x',
      new BigDecimal("3.10"),
      new BigInteger("12"),
      new byte[] {1, 2, 3},
      UUID.fromString(TEXT_UUID),
      local.toLocalDate(),
      local.toLocalTime(),
      local,
      local.atOffset(java.time.ZoneOffset.ofHours(-3)),
      local.atZone(ZoneId.of("Europe/Paris")),
      Instant.parse("2021-07-08T21:30:15.5Z"),
      Date.valueOf("2021-07-08"),
      Time.valueOf("01:02:03"),
      Timestamp.valueOf(local),
      new java.util.Date(1_625_786_000_000L),
      moment
    };
    for (Object value : values) {
      String name = "setObject " + value.getClass().getName();
      setters.put(name, (s, i) -> s.setObject(i, value));
    }
    setters.put("setObject type", (s, i) -> s.setObject(i, "5", Types.INTEGER));
    setters.put("setObject scale", (s, i) -> s.setObject(i, 5.129, Types.NUMERIC, 2));
    setters.put("setObject SQLType", (s, i) -> s.setObject(i, "5", JDBCType.VARCHAR));
    setters.put("setObject SQLType scale", (s, i) -> s.setObject(i, 5, JDBCType.NUMERIC, 0));
  }

  private static void nulls(Map<String, Setter> setters) {
    setters.put("setNull", (s, i) -> s.setNull(i, Types.VARCHAR));
    setters.put("setNull named", (s, i) -> s.setNull(i, Types.OTHER, "X"));
    setters.put("setString null", (s, i) -> s.setString(i, null));
    setters.put("setNString null", (s, i) -> s.setNString(i, null));
    setters.put("setBytes null", (s, i) -> s.setBytes(i, null));
    setters.put("setBigDecimal null", (s, i) -> s.setBigDecimal(i, null));
    setters.put("setDate null", (s, i) -> s.setDate(i, null));
    setters.put("setTime null", (s, i) -> s.setTime(i, null));
    setters.put("setTimestamp null", (s, i) -> s.setTimestamp(i, null));
    setters.put("setObject null", (s, i) -> s.setObject(i, null));
    setters.put("setObject null type", (s, i) -> s.setObject(i, null, Types.DATE));
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;
  private static final String TEXT_UUID = "12345678-1234-1234-1234-123456789abc";
}
