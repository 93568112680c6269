package dev.hushcell.contract.values;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A getter of a result set, which reads its first column. */
@FunctionalInterface
interface Getter {
  List<Class<?>> CLASSES =
      List.of(
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
          Date.class,
          Time.class,
          Timestamp.class,
          java.util.Date.class,
          Calendar.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          OffsetTime.class,
          ZonedDateTime.class,
          Instant.class,
          UUID.class,
          Blob.class,
          Clob.class,
          NClob.class,
          SQLXML.class,
          InputStream.class,
          Reader.class,
          Object.class);

  @Nullable Object get(ResultSet row) throws SQLException, IOException;

  /** Returns all of them, by their names. */
  @SuppressWarnings("deprecation") // they are getters too
  static Map<String, Getter> all() {
    Map<String, Getter> all = new LinkedHashMap<>();
    all.put("getString", r -> r.getString(1));
    all.put("getNString", r -> r.getNString(1));
    all.put("getBoolean", r -> r.getBoolean(1));
    all.put("getByte", r -> r.getByte(1));
    all.put("getShort", r -> r.getShort(1));
    all.put("getInt", r -> r.getInt(1));
    all.put("getLong", r -> r.getLong(1));
    all.put("getFloat", r -> r.getFloat(1));
    all.put("getDouble", r -> r.getDouble(1));
    all.put("getBigDecimal", r -> r.getBigDecimal(1));
    all.put("getBytes", r -> r.getBytes(1));
    all.put("getDate", r -> r.getDate(1));
    all.put("getDate calendar", r -> r.getDate(1, kolkata()));
    all.put("getTime", r -> r.getTime(1));
    all.put("getTime calendar", r -> r.getTime(1, kolkata()));
    all.put("getTimestamp", r -> r.getTimestamp(1));
    all.put("getTimestamp calendar", r -> r.getTimestamp(1, kolkata()));
    all.put("getAsciiStream", r -> r.getAsciiStream(1));
    all.put("getUnicodeStream", r -> r.getUnicodeStream(1));
    all.put("getBinaryStream", r -> r.getBinaryStream(1));
    all.put("getCharacterStream", r -> r.getCharacterStream(1));
    all.put("getNCharacterStream", r -> r.getNCharacterStream(1));
    all.put("getBlob", r -> r.getBlob(1));
    all.put("getClob", r -> r.getClob(1));
    all.put("getNClob", r -> r.getNClob(1));
    all.put("getSQLXML", r -> r.getSQLXML(1));
    all.put("getArray", r -> r.getArray(1));
    all.put("getRef", r -> r.getRef(1));
    all.put("getRowId", r -> r.getRowId(1));
    all.put("getURL", r -> r.getURL(1));
    all.put("getObject", r -> r.getObject(1));
    all.put("getObject map", r -> r.getObject(1, Map.of()));
    for (Class<?> type : CLASSES) {
      all.put("getObject " + type.getSimpleName(), r -> r.getObject(1, type));
    }
    return all;
  }

  private static Calendar kolkata() {
    return Calendar.getInstance(TimeZone.getTimeZone("Asia/Kolkata"), Locale.ROOT);
  }
}
