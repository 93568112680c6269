package dev.hushcell.internal.value;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The families whose values all have the same length, big-endian.
 *
 * @param <T> canonical Java type
 */
record FixedEncoding<T>(
    byte tag,
    Class<T> type,
    int length,
    BiConsumer<ByteBuffer, T> writer,
    Function<ByteBuffer, @Nullable T> reader)
    implements Encoding {
  private FixedEncoding(
      int tag,
      Class<T> type,
      int length,
      BiConsumer<ByteBuffer, T> writer,
      Function<ByteBuffer, @Nullable T> reader) {
    this((byte) tag, type, length, writer, reader);
  }

  /** One byte, 0 or 1. */
  static Encoding truth(int tag) {
    return new FixedEncoding<>(
        tag, Boolean.class, 1, (to, v) -> to.put((byte) (v ? 1 : 0)), FixedEncoding::truth);
  }

  /** Days since 1970-01-01. */
  static Encoding date(int tag) {
    return new FixedEncoding<>(
        tag,
        LocalDate.class,
        Long.BYTES,
        (to, v) -> to.putLong(v.toEpochDay()),
        from -> LocalDate.ofEpochDay(from.getLong()));
  }

  /** Nanoseconds since midnight. */
  static Encoding time(int tag) {
    return new FixedEncoding<>(
        tag,
        LocalTime.class,
        Long.BYTES,
        (to, v) -> to.putLong(v.toNanoOfDay()),
        from -> LocalTime.ofNanoOfDay(from.getLong()));
  }

  /** Seconds since 1970-01-01 00:00 as if the time were UTC, then nanoseconds. */
  static Encoding timestamp(int tag) {
    return new FixedEncoding<>(
        tag,
        LocalDateTime.class,
        Long.BYTES + Integer.BYTES,
        (to, v) ->
            to.putLong(v.toEpochSecond(ZoneOffset.UTC)).putInt(v.get(ChronoField.NANO_OF_SECOND)),
        from -> LocalDateTime.ofEpochSecond(from.getLong(), from.getInt(), ZoneOffset.UTC));
  }

  /** The instant: seconds since the epoch, then nanoseconds. */
  static Encoding instant(int tag) {
    return new FixedEncoding<>(
        tag,
        OffsetDateTime.class,
        Long.BYTES + Integer.BYTES,
        (to, v) -> to.putLong(v.toEpochSecond()).putInt(v.get(ChronoField.NANO_OF_SECOND)),
        from -> zoned(from.getLong(), from.getInt(), 0));
  }

  /** The instant, then the offset in seconds. */
  static Encoding zoned(int tag) {
    return new FixedEncoding<>(
        tag,
        OffsetDateTime.class,
        Long.BYTES + 2 * Integer.BYTES,
        (to, v) ->
            to.putLong(v.toEpochSecond())
                .putInt(v.get(ChronoField.NANO_OF_SECOND))
                .putInt(v.getOffset().getTotalSeconds()),
        from -> zoned(from.getLong(), from.getInt(), from.getInt()));
  }

  /** The sixteen bytes. */
  static Encoding uuid(int tag) {
    return new FixedEncoding<>(
        tag,
        UUID.class,
        2 * Long.BYTES,
        (to, v) -> to.putLong(v.getMostSignificantBits()).putLong(v.getLeastSignificantBits()),
        from -> new UUID(from.getLong(), from.getLong()));
  }

  /** IEEE 754 binary64; every NaN is the one. */
  static Encoding approximate(int tag) {
    return new FixedEncoding<>(
        tag,
        Double.class,
        Double.BYTES,
        (to, v) -> to.putLong(Double.doubleToLongBits(v)),
        from -> Double.longBitsToDouble(from.getLong()));
  }

  @Override
  public byte[] encode(Object canonical) {
    ByteBuffer to = ByteBuffer.allocate(length);
    writer.accept(to, type.cast(canonical));
    return to.array();
  }

  @Override
  public @Nullable Object decode(byte[] from, int at, int size) {
    if (size != length) {
      return null;
    }
    try {
      return reader.apply(ByteBuffer.wrap(from, at, size));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Boolean truth(ByteBuffer from) {
    return switch (from.get()) {
      case 0 -> Boolean.FALSE;
      case 1 -> Boolean.TRUE;
      default -> null;
    };
  }

  /** Nanoseconds beyond a second would give the same instant a second encoding. */
  private static @Nullable OffsetDateTime zoned(long second, int nano, int offset) {
    if (nano < 0 || nano > 999_999_999) {
      return null;
    }
    return Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(offset));
  }
}
