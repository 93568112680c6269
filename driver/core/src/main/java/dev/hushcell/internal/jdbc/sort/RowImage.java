package dev.hushcell.internal.jdbc.sort;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.value.CopiedValue.Copy;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as bytes, and back: the values that rows have which are copied. */
final class RowImage {
  private interface Writing<T> {
    void write(T value, DataOutputStream to) throws IOException;
  }

  private interface Reading {
    Object read(DataInputStream from) throws IOException;
  }

  /** A class of values, in the list of which its place is its number. */
  private record Form<T>(Class<T> of, Writing<T> writing, Reading reading) {
    void write(Object value, DataOutputStream to) throws IOException {
      writing.write(of.cast(value), to);
    }
  }

  private static final List<Form<?>> FORMS =
      List.of(
          new Form<>(String.class, RowImage::text, RowImage::text),
          new Form<>(Long.class, (v, to) -> to.writeLong(v), DataInputStream::readLong),
          new Form<>(Integer.class, (v, to) -> to.writeInt(v), DataInputStream::readInt),
          new Form<>(Short.class, (v, to) -> to.writeShort(v), DataInputStream::readShort),
          new Form<>(Byte.class, (v, to) -> to.writeByte(v), DataInputStream::readByte),
          new Form<>(Boolean.class, (v, to) -> to.writeBoolean(v), DataInputStream::readBoolean),
          new Form<>(Double.class, (v, to) -> to.writeDouble(v), DataInputStream::readDouble),
          new Form<>(Float.class, (v, to) -> to.writeFloat(v), DataInputStream::readFloat),
          new Form<>(byte[].class, RowImage::bytes, RowImage::bytes),
          new Form<>(
              BigInteger.class,
              (v, to) -> bytes(v.toByteArray(), to),
              from -> new BigInteger(bytes(from))),
          new Form<>(BigDecimal.class, RowImage::number, RowImage::number),
          new Form<>(
              UUID.class,
              (v, to) -> {
                to.writeLong(v.getMostSignificantBits());
                to.writeLong(v.getLeastSignificantBits());
              },
              from -> new UUID(from.readLong(), from.readLong())),
          new Form<>(
              LocalDate.class,
              (v, to) -> to.writeLong(v.toEpochDay()),
              from -> LocalDate.ofEpochDay(from.readLong())),
          new Form<>(
              LocalTime.class,
              (v, to) -> to.writeLong(v.toNanoOfDay()),
              from -> LocalTime.ofNanoOfDay(from.readLong())),
          new Form<>(LocalDateTime.class, RowImage::time, RowImage::time),
          new Form<>(
              OffsetDateTime.class,
              (v, to) -> {
                time(v.toLocalDateTime(), to);
                to.writeInt(v.getOffset().getTotalSeconds());
              },
              from -> time(from).atOffset(ZoneOffset.ofTotalSeconds(from.readInt()))),
          new Form<>(
              Date.class, (v, to) -> to.writeLong(v.getTime()), from -> new Date(from.readLong())),
          new Form<>(
              Time.class, (v, to) -> to.writeLong(v.getTime()), from -> new Time(from.readLong())),
          new Form<>(
              Timestamp.class,
              (v, to) -> {
                to.writeLong(v.getTime());
                to.writeInt(v.getNanos());
              },
              from -> {
                Timestamp time = new Timestamp(from.readLong());
                time.setNanos(from.readInt());
                return time;
              }),
          new Form<>(StoredCell.class, StoredCell::write, StoredCell::read),
          new Form<>(
              Copy.class,
              (v, to) -> {
                value(v.object(), to);
                value(v.text(), to);
                value(v.value(), to);
              },
              from ->
                  new Copy(
                      value(from), (String) value(from), Objects.requireNonNull(value(from)))));

  private static final Map<Class<?>, Integer> NUMBERS = numbers();

  private RowImage() {}

  private static Map<Class<?>, Integer> numbers() {
    Map<Class<?>, Integer> numbers = new HashMap<>();
    for (int i = 0; i < FORMS.size(); i++) {
      numbers.put(FORMS.get(i).of(), i);
    }
    return Map.copyOf(numbers);
  }

  /** A value of which the driver does not know what it is made of. */
  private static final class UnknownValue extends IOException {
    private static final long serialVersionUID = 1;
  }

  static void write(KeptRow row, DataOutputStream to) throws IOException, SQLException {
    byte[] image = row.image();
    if (image != null) {
      to.write(image);
      return;
    }
    to.writeLong(row.number());
    to.writeLong(row.beginning());
    to.writeInt(row.keys().size());
    for (Object key : row.keys()) {
      value(key, to);
    }
    to.writeInt(row.values().size());
    for (int i = 0; i < row.values().size(); i++) {
      try {
        value(row.values().get(i), to);
      } catch (UnknownValue e) {
        throw SqlErrors.of(
            JdbcFault.EVALUATION_BOUND,
            "more rows are sorted in the driver than are kept in memory, and values of result"
                + " column "
                + (i + 1)
                + " are of a type that does not wait in a file; select it by the key of the row, in"
                + " a statement of its own, or narrow the statement by a plain column");
      }
    }
  }

  static KeptRow read(DataInputStream from) throws IOException {
    long number = from.readLong();
    long beginning = from.readLong();
    return new KeptRow(number, beginning, values(from), values(from));
  }

  private static List<@Nullable Object> values(DataInputStream from) throws IOException {
    @Nullable Object[] values = new Object[from.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(from);
    }
    return Arrays.asList(values);
  }

  private static void value(@Nullable Object value, DataOutputStream to) throws IOException {
    if (value == null) {
      to.writeByte(-1);
      return;
    }
    Integer number = NUMBERS.get(value.getClass());
    if (number == null) {
      throw new UnknownValue();
    }
    to.writeByte(number);
    FORMS.get(number).write(value, to);
  }

  private static @Nullable Object value(DataInputStream from) throws IOException {
    int number = from.readByte();
    return number < 0 ? null : FORMS.get(number).reading().read(from);
  }

  /** Writes a text as bytes where each of its units is one, else as units, whatever they are. */
  private static void text(String text, DataOutputStream to) throws IOException {
    boolean single = isSingle(text);
    to.writeBoolean(single);
    if (single) {
      bytes(text.getBytes(StandardCharsets.ISO_8859_1), to);
    } else {
      to.writeInt(text.length());
      to.writeChars(text);
    }
  }

  private static boolean isSingle(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  private static String text(DataInputStream from) throws IOException {
    if (from.readBoolean()) {
      return new String(bytes(from), StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[from.readInt()];
    for (int i = 0; i < units.length; i++) {
      units[i] = from.readChar();
    }
    return new String(units);
  }

  /** Most numbers are as small as a long, which is read back faster. */
  private static void number(BigDecimal number, DataOutputStream to) throws IOException {
    BigInteger digits = number.unscaledValue();
    boolean small = digits.bitLength() < Long.SIZE;
    to.writeInt(number.scale());
    to.writeBoolean(small);
    if (small) {
      to.writeLong(digits.longValue());
    } else {
      bytes(digits.toByteArray(), to);
    }
  }

  private static BigDecimal number(DataInputStream from) throws IOException {
    int scale = from.readInt();
    return from.readBoolean()
        ? BigDecimal.valueOf(from.readLong(), scale)
        : new BigDecimal(new BigInteger(bytes(from)), scale);
  }

  private static void bytes(byte[] bytes, DataOutputStream to) throws IOException {
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  private static byte[] bytes(DataInputStream from) throws IOException {
    byte[] bytes = new byte[from.readInt()];
    from.readFully(bytes);
    return bytes;
  }

  private static void time(LocalDateTime time, DataOutputStream to) throws IOException {
    to.writeLong(time.toLocalDate().toEpochDay());
    to.writeLong(time.toLocalTime().toNanoOfDay());
  }

  private static LocalDateTime time(DataInputStream from) throws IOException {
    LocalDate date = LocalDate.ofEpochDay(from.readLong());
    return date.atTime(LocalTime.ofNanoOfDay(from.readLong()));
  }
}
