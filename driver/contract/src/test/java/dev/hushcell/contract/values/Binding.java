package dev.hushcell.contract.values;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A way to bind a value: {@code setObject} with every class and every type, and the setters of each
 * class. What a value of it looks like is chosen so that no conversion leaves it as it is by
 * chance.
 *
 * @param name of the setter, class, value and type
 * @param untyped binds the same value without a type
 */
record Binding(String name, Setter setter, Setter untyped) {
  private static final LocalDateTime MOMENT = LocalDateTime.of(2021, 7, 8, 23, 30, 15, 123_456_000);

  private static final int[] TYPES = {
    Types.VARCHAR,
    Types.CHAR,
    Types.LONGVARCHAR,
    Types.NVARCHAR,
    Types.NCHAR,
    Types.LONGNVARCHAR,
    Types.TINYINT,
    Types.SMALLINT,
    Types.INTEGER,
    Types.BIGINT,
    Types.DECIMAL,
    Types.NUMERIC,
    Types.REAL,
    Types.FLOAT,
    Types.DOUBLE,
    Types.BOOLEAN,
    Types.BIT,
    Types.DATE,
    Types.TIME,
    Types.TIMESTAMP,
    Types.TIME_WITH_TIMEZONE,
    Types.TIMESTAMP_WITH_TIMEZONE,
    Types.BINARY,
    Types.VARBINARY,
    Types.LONGVARBINARY,
    Types.OTHER,
    Types.JAVA_OBJECT,
    Types.CLOB,
    Types.BLOB,
    Types.NULL,
    Types.SQLXML,
    Types.ARRAY
  };

  private enum Colour {
    RED
  }

  private Binding(String name, Setter setter) {
    this(name, setter, setter);
  }

  interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Returns all of them. */
  static List<Binding> all() {
    List<Binding> all = new ArrayList<>();
    for (Object value : values()) {
      String name = named(value.getClass()) + " " + shown(value);
      Setter untyped = s -> s.setObject(1, value);
      all.add(new Binding("setObject " + name, untyped));
      for (int type : TYPES) {
        String typed = "setObject " + name + " as " + JDBCType.valueOf(type);
        all.add(new Binding(typed, s -> s.setObject(1, value, type), untyped));
      }
      String scaled = "setObject " + name + " as DECIMAL 1";
      all.add(new Binding(scaled, s -> s.setObject(1, value, Types.DECIMAL, 1), untyped));
    }
    all.addAll(setters());
    all.addAll(streams());
    return all;
  }

  /** Returns values beside the type that is theirs, by a column of that type. */
  static Map<String, Binding> natural() {
    Map<String, Binding> natural = new TreeMap<>();
    natural(natural, "v", "abc", Types.VARCHAR);
    natural(natural, "c", "abc", Types.CHAR);
    natural(natural, "sm", (short) 300, Types.SMALLINT);
    natural(natural, "i", 70_000, Types.INTEGER);
    natural(natural, "l", 5_000_000_000L, Types.BIGINT);
    natural(natural, "n", new BigDecimal("3.10"), Types.DECIMAL);
    natural(natural, "d", 0.1d, Types.DOUBLE);
    natural(natural, "b", true, Types.BOOLEAN);
    natural(natural, "dt", Date.valueOf(MOMENT.toLocalDate()), Types.DATE);
    natural(natural, "tm", Time.valueOf(MOMENT.toLocalTime()), Types.TIME);
    natural(natural, "ts", Timestamp.valueOf(MOMENT), Types.TIMESTAMP);
    natural(natural, "ts3", MOMENT, Types.TIMESTAMP);
    natural(natural, "x", new byte[] {65, 66}, Types.VARBINARY);
    return natural;
  }

  private static void natural(Map<String, Binding> all, String column, Object value, int type) {
    String name = value.getClass().getSimpleName() + " " + JDBCType.valueOf(type);
    all.put(column, new Binding(name, s -> s.setObject(1, value, type)));
  }

  /** Two classes are called Date. */
  private static String named(Class<?> type) {
    return type == java.util.Date.class ? type.getName() : type.getSimpleName();
  }

  private static String shown(Object value) {
    return value instanceof Calendar || value instanceof byte[] ? "" : value.toString();
  }

  private static List<Object> values() {
    List<Object> values = new ArrayList<>();
    values.addAll(
        List.of("abc", "ab  ", "42", "2.5", "true", "2021-07-08", "2021-07-08 23:30:15.5", 'x'));
    values.addAll(List.of('1', "23:30:15", "550e8400-e29b-41d4-a716-446655440000"));
    values.addAll(List.of((byte) 5, (short) 300, 1, 70_000, 5_000_000_000L, 2.5f, 0.1f, 2.5d));
    values.addAll(List.of(-2.5d, 0.1d, 1e20, 3.0d, Double.NaN, true, false));
    values.addAll(List.of(new BigDecimal("3.10"), new BigDecimal("-2.5"), new BigDecimal("1E+3")));
    values.addAll(List.of(new BigInteger("12"), new BigInteger("123456789012345678901")));
    values.addAll(List.of(new byte[] {65, 66}, new byte[] {-1, 0}, Colour.RED));
    values.add(UUID.fromString("550e8400-e29b-41d4-a716-446655440000"));
    values.addAll(times());
    return values;
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private static List<Object> times() {
    return List.of(
        Timestamp.valueOf(MOMENT),
        Timestamp.valueOf(MOMENT.withNano(0)),
        Date.valueOf(MOMENT.toLocalDate()),
        Time.valueOf(MOMENT.toLocalTime()),
        new java.util.Date(Timestamp.valueOf(MOMENT).getTime()),
        kolkata(),
        LocalDate.from(MOMENT),
        LocalTime.from(MOMENT),
        MOMENT.toLocalTime().withNano(0).withSecond(0),
        MOMENT,
        MOMENT.withNano(0).withSecond(0),
        zoned().toOffsetDateTime(),
        OffsetDateTime.parse("2021-07-08T23:30:00Z"),
        OffsetTime.parse("23:30:15.5+02:00"),
        Instant.parse("2021-07-08T21:30:15.5Z"),
        zoned());
  }

  private static ZonedDateTime zoned() {
    return MOMENT.atZone(ZoneId.of("America/Lima"));
  }

  private static Calendar kolkata() {
    Calendar moment = Calendar.getInstance(TimeZone.getTimeZone("Asia/Kolkata"), Locale.ROOT);
    moment.setTimeInMillis(1_625_786_000_000L);
    return moment;
  }

  private static List<Binding> setters() {
    Timestamp stamp = Timestamp.valueOf(MOMENT);
    long millis = stamp.getTime();
    return List.of(
        new Binding("setString abc", s -> s.setString(1, "abc")),
        new Binding("setString 42", s -> s.setString(1, "42")),
        new Binding("setNString", s -> s.setNString(1, "abc")),
        new Binding("setBoolean true", s -> s.setBoolean(1, true)),
        new Binding("setBoolean false", s -> s.setBoolean(1, false)),
        new Binding("setByte", s -> s.setByte(1, (byte) -5)),
        new Binding("setShort", s -> s.setShort(1, (short) 300)),
        new Binding("setInt", s -> s.setInt(1, 70_000)),
        new Binding("setLong", s -> s.setLong(1, 5_000_000_000L)),
        new Binding("setFloat 0.1", s -> s.setFloat(1, 0.1f)),
        new Binding("setFloat 2.5", s -> s.setFloat(1, 2.5f)),
        new Binding("setFloat 16777216", s -> s.setFloat(1, 16_777_216f)),
        new Binding("setDouble 0.1", s -> s.setDouble(1, 0.1)),
        new Binding("setDouble 2.5", s -> s.setDouble(1, 2.5)),
        new Binding("setDouble 1e20", s -> s.setDouble(1, 1e20)),
        new Binding("setDouble NaN", s -> s.setDouble(1, Double.NaN)),
        new Binding("setBigDecimal", s -> s.setBigDecimal(1, new BigDecimal("12.345"))),
        new Binding("setBytes", s -> s.setBytes(1, new byte[] {65, 66})),
        new Binding("setDate", s -> s.setDate(1, new Date(millis))),
        new Binding("setDate calendar", s -> s.setDate(1, new Date(millis), kolkata())),
        new Binding("setTime", s -> s.setTime(1, new Time(millis))),
        new Binding("setTime calendar", s -> s.setTime(1, new Time(millis), kolkata())),
        new Binding("setTimestamp", s -> s.setTimestamp(1, stamp)),
        new Binding("setTimestamp calendar", s -> s.setTimestamp(1, stamp, kolkata())));
  }

  /** Each setter of a stream, with and without length, and of a large object. */
  private static List<Binding> streams() {
    return List.of(
        new Binding("setAsciiStream", s -> s.setAsciiStream(1, bytes())),
        new Binding("setAsciiStream int", s -> s.setAsciiStream(1, bytes(), 2)),
        new Binding("setAsciiStream long", s -> s.setAsciiStream(1, bytes(), 2L)),
        new Binding("setBinaryStream", s -> s.setBinaryStream(1, bytes())),
        new Binding("setBinaryStream int", s -> s.setBinaryStream(1, bytes(), 2)),
        new Binding("setBinaryStream long", s -> s.setBinaryStream(1, bytes(), 2L)),
        new Binding("setBlob stream", s -> s.setBlob(1, bytes())),
        new Binding("setBlob stream long", s -> s.setBlob(1, bytes(), 2L)),
        new Binding("setBlob", s -> s.setBlob(1, blob(s))),
        new Binding("setCharacterStream", s -> s.setCharacterStream(1, text())),
        new Binding("setCharacterStream int", s -> s.setCharacterStream(1, text(), 2)),
        new Binding("setCharacterStream long", s -> s.setCharacterStream(1, text(), 2L)),
        new Binding("setNCharacterStream", s -> s.setNCharacterStream(1, text())),
        new Binding("setNCharacterStream long", s -> s.setNCharacterStream(1, text(), 2L)),
        new Binding("setClob reader", s -> s.setClob(1, text())),
        new Binding("setClob reader long", s -> s.setClob(1, text(), 2L)),
        new Binding("setClob", s -> s.setClob(1, clob(s.getConnection().createClob()))),
        new Binding("setNClob reader", s -> s.setNClob(1, text())),
        new Binding("setNClob reader long", s -> s.setNClob(1, text(), 2L)),
        new Binding("setNClob", s -> s.setNClob(1, clob(s.getConnection().createNClob()))),
        new Binding("setObject InputStream", s -> s.setObject(1, bytes())),
        new Binding("setObject Reader", s -> s.setObject(1, text())),
        new Binding("setSQLXML", s -> s.setSQLXML(1, xml(s))),
        new Binding("setURL", s -> s.setURL(1, url())),
        new Binding("setRef", s -> s.setRef(1, null)),
        new Binding("setRowId", s -> s.setRowId(1, null)),
        new Binding("setNull", s -> s.setNull(1, Types.VARCHAR)));
  }

  private static InputStream bytes() {
    return new ByteArrayInputStream(new byte[] {52, 50});
  }

  private static Reader text() {
    return new StringReader("42");
  }

  private static Blob blob(PreparedStatement statement) throws SQLException {
    Blob blob = statement.getConnection().createBlob();
    blob.setBytes(1, new byte[] {52, 50});
    return blob;
  }

  private static <T extends Clob> T clob(T clob) throws SQLException {
    clob.setString(1, "42");
    return clob;
  }

  private static SQLXML xml(PreparedStatement statement) throws SQLException {
    SQLXML xml = statement.getConnection().createSQLXML();
    xml.setString("<a/>");
    return xml;
  }

  private static URL url() throws SQLException {
    try {
      return URI.create("https://example.org").toURL();
    } catch (MalformedURLException e) {
      throw new SQLException(e);
    }
  }
}
