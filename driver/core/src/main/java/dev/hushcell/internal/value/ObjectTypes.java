package dev.hushcell.internal.value;

import dev.hushcell.internal.value.RealDriver.Reading;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The classes that {@code getObject(column, Class)} can return for a protected column. */
final class ObjectTypes {
  private static final Map<Class<?>, Getter> GETTERS = getters();

  private ObjectTypes() {}

  /** Reads a value that is not null. */
  interface Getter {
    @Nullable Object get(CellValue value) throws SQLException;
  }

  static @Nullable Getter getter(@Nullable Class<?> type) {
    return type == null ? null : GETTERS.get(type);
  }

  private static Map<Class<?>, Getter> getters() {
    Map<Class<?>, Getter> getters = new HashMap<>();
    getters.put(String.class, CellValue::getString);
    getters.put(Boolean.class, CellValue::getBoolean);
    getters.put(Byte.class, CellValue::getByte);
    getters.put(Short.class, CellValue::getShort);
    getters.put(Integer.class, CellValue::getInt);
    getters.put(Long.class, CellValue::getLong);
    getters.put(Float.class, CellValue::getFloat);
    getters.put(Double.class, CellValue::getDouble);
    getters.put(BigDecimal.class, CellValue::getBigDecimal);
    getters.put(byte[].class, CellValue::getBytes);
    getters.put(Date.class, CellValue::getDate);
    getters.put(Time.class, CellValue::getTime);
    getters.put(Timestamp.class, CellValue::getTimestamp);
    getters.put(BigInteger.class, value -> value.getObject(BigInteger.class, ObjectTypes::whole));
    getters.put(UUID.class, value -> value.getObject(UUID.class, Bytes::uuid));
    getters.put(LocalDate.class, value -> value.getObject(LocalDate.class, Civil::date));
    getters.put(LocalTime.class, value -> value.getObject(LocalTime.class, Civil::time));
    getters.put(LocalDateTime.class, value -> value.dateTime(LocalDateTime.class, Civil::dateTime));
    getters.put(OffsetDateTime.class, value -> value.dateTime(OffsetDateTime.class, Civil::zoned));
    getters.put(
        ZonedDateTime.class,
        value -> value.dateTime(ZonedDateTime.class, found -> value.zoned(Civil.zoned(found))));
    getters.put(
        Instant.class,
        value -> value.dateTime(Instant.class, found -> Civil.zoned(found).toInstant()));
    getters.put(java.util.Date.class, ObjectTypes::date);
    getters.put(Blob.class, CellValue::getBlob);
    getters.put(Clob.class, CellValue::getClob);
    getters.put(NClob.class, CellValue::getNClob);
    getters.put(SQLXML.class, CellValue::getSQLXML);
    getters.put(InputStream.class, CellValue::getBinaryStream);
    getters.put(Reader.class, CellValue::getCharacterStream);
    return Map.copyOf(getters);
  }

  @SuppressWarnings("JavaUtilDate") // what applications ask for
  private static java.util.@Nullable Date date(CellValue value) throws SQLException {
    value.require(Reading.ANY_DATE);
    Timestamp time = value.getTimestamp();
    return time == null ? null : new java.util.Date(time.getTime());
  }

  /** A fraction is cut off; in a text it is an error, as with the plain driver. */
  private static BigInteger whole(Object value) {
    return value instanceof String text
        ? new BigInteger(text.strip())
        : CanonicalNumbers.decimal(value).toBigInteger();
  }
}
