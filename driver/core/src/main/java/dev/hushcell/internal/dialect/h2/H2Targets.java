package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.value.Bytes;
import dev.hushcell.internal.value.StandardDriver;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What H2 makes of a value and a type: it is CAST to the type, as the standard says, and types of
 * the driver beyond the standard have casts of their own.
 */
final class H2Targets implements TargetTypes {
  private static final TargetTypes STANDARD = new StandardDriver().targets();

  @Override
  public boolean makesNulls() {
    return true;
  }

  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) throws SQLException {
    Object value = bound.value();
    boolean bytes = column.family() == Family.BYTES;
    return switch (bound.type()) {
      case Types.CLOB, Types.NCLOB -> column.isText() || bytes ? text(value, column) : null;
      case Types.ARRAY -> column.isText() ? inBrackets(text(value, column)) : null;
      case Types.BLOB -> bytes || LargeValues.isObject(column) ? bytes(bound, column) : null;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> bytes(bound, column);
      case Types.TIME_WITH_TIMEZONE -> column.isText() ? time(value) : null;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR ->
          isTimeOfText(value, column) ? value : STANDARD.sent(bound, column);
      case Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
          isTimeOfText(value, column) ? value : STANDARD.sent(bound, column);
      default -> STANDARD.sent(bound, column);
    };
  }

  private static boolean isTimeOfText(Object value, LogicalType column) {
    return value instanceof OffsetTime && column.isText();
  }

  private static @Nullable Object text(Object value, LogicalType column) throws SQLException {
    Targeted asText = new Targeted(value, Types.VARCHAR, Targeted.NO_SCALE);
    return isTimeOfText(value, column) ? value : STANDARD.sent(asText, column);
  }

  private static @Nullable String inBrackets(@Nullable Object text) {
    return text instanceof String element ? "[" + element + "]" : null;
  }

  /** Whole numbers have as many bytes as their class. */
  private static @Nullable Object bytes(Targeted bound, LogicalType column) throws SQLException {
    Object value = bound.value();
    byte[] whole = Bytes.ofWhole(value);
    if (whole != null) {
      return whole;
    }
    if (value instanceof Character) {
      return value.toString().getBytes(StandardCharsets.UTF_8);
    }
    Targeted asBytes = new Targeted(value, Types.VARBINARY, bound.scale());
    return STANDARD.sent(asBytes, column);
  }

  /** What has no offset of its own would take the one of today. */
  private static @Nullable OffsetTime time(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.toOffsetTime();
    }
    if (value instanceof ZonedDateTime time) {
      return time.toOffsetDateTime().toOffsetTime();
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC).toOffsetTime();
    }
    return value instanceof OffsetTime time ? time : null;
  }
}
