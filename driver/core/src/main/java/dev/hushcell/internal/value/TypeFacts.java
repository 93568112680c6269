package dev.hushcell.internal.value;

import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What JDBC metadata says of a logical type, as the plain driver would. */
public interface TypeFacts {
  LogicalType type();

  default Class<?> objectClass() {
    return switch (type().family()) {
      case TEXT, CHAR -> isObject() ? java.sql.Clob.class : String.class;
      case EXACT ->
          switch (type().jdbcType()) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class;
            case Types.BIGINT -> Long.class;
            default -> BigDecimal.class;
          };
      case BOOLEAN -> Boolean.class;
      case DATE -> java.sql.Date.class;
      case TIME -> java.sql.Time.class;
      case TIMESTAMP -> java.sql.Timestamp.class;
      case ZONED_TIMESTAMP -> OffsetDateTime.class;
      case UUID -> UUID.class;
      case BYTES -> isObject() ? java.sql.Blob.class : byte[].class;
      case APPROXIMATE -> type().jdbcType() == Types.REAL ? Float.class : Double.class;
    };
  }

  private boolean isObject() {
    return LargeValues.isObject(type());
  }

  /** Returns the class of what {@code getObject} returns for a canonical value. */
  default Class<?> objectClass(Object value) {
    return objectClass();
  }

  default String className() {
    return objectClass().getName();
  }

  default int precision() {
    return (int) Math.min(type().precision(), Integer.MAX_VALUE);
  }

  default int scale() {
    return type().scale();
  }

  /** Returns the scale of a type that can be declared with one; null for others. */
  default @Nullable Integer declaredScale() {
    return switch (type().family()) {
      case TIME, TIMESTAMP, ZONED_TIMESTAMP -> scale();
      default -> objectClass() == BigDecimal.class ? scale() : null;
    };
  }

  default boolean signed() {
    return type().family() == Family.EXACT || type().family() == Family.APPROXIMATE;
  }

  /**
   * Returns whether text of the type is case-sensitive; null where the stored cells say the same.
   */
  default @Nullable Boolean caseSensitive() {
    return null;
  }

  /** Returns the widest text of a value. */
  int displaySize();

  /** Returns that of an exact number: a sign and, where it is no whole number, a point. */
  default int exactDisplaySize() {
    return switch (type().jdbcType()) {
      case Types.TINYINT -> 4;
      case Types.SMALLINT -> 6;
      case Types.INTEGER -> 11;
      case Types.BIGINT -> 20;
      default -> precision() + 2;
    };
  }

  /** Returns the base in which the precision counts digits; null for types without digits. */
  @Nullable Integer radix();

  default TypeFacts listed() {
    return this;
  }

  default @Nullable Integer listedSize() {
    return precision();
  }

  /** Returns the digits behind the point that {@code getColumns} reports. */
  default @Nullable Integer listedScale() {
    return scale();
  }

  /** Returns the bytes or characters of a value that {@code getColumns} reports. */
  default @Nullable Integer octets() {
    return precision();
  }

  /**
   * Returns the codes that {@code getColumns} reports; null where its driver has none of a type.
   */
  default @Nullable Codes codes() {
    return null;
  }

  /**
   * What {@code getColumns} says of a type in numbers that JDBC leaves to drivers.
   *
   * @param bytes how many are sent of a value
   * @param sqlType the type in the words of ODBC
   * @param subtype of a date or time; null for other types
   * @param source the type in the words of the database
   */
  record Codes(int bytes, int sqlType, @Nullable Integer subtype, int source) {}
}
