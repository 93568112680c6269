package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.cell.RawColumn;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Cells that hide nothing from anybody but look like cells: a first byte of 0xF8, a number that
 * differs each time unless the column has equality, then the value, scrambled. H2 converts values.
 */
final class FakeCells implements ColumnCells {
  private static final int HEAD = 53;

  private final AtomicInteger sealed = new AtomicInteger();
  private Connection converter;

  private Connection h2() throws SQLException {
    if (converter == null) {
      converter = DriverManager.getConnection("jdbc:h2:mem:");
    }
    return converter;
  }

  @Override
  public ColumnCell of(ProtectedColumn column) {
    return new FakeCell(column);
  }

  private final class FakeCell implements ColumnCell {
    private final ProtectedColumn column;

    FakeCell(ProtectedColumn column) {
      this.column = column;
    }

    @Override
    public ProtectedColumn column() {
      return column;
    }

    @Override
    public StoredCell seal(Plaintext value) {
      int number = sealed.incrementAndGet();
      return cell(value, column.search() == Search.NONE ? number : 0);
    }

    @Override
    public StoredCell sealCompared(Plaintext value, Compared as) {
      sealed.incrementAndGet();
      return cell(value, 0);
    }

    private StoredCell cell(Plaintext value, int number) {
      if (value.isNull()) {
        return RawColumn.none(column.storage());
      }
      byte[] body = scrambled(bytes(canonical(value.value())));
      byte[] cell = new byte[HEAD + body.length];
      cell[0] = (byte) 0xF8;
      cell[1] = (byte) (number >> 8);
      cell[2] = (byte) number;
      System.arraycopy(body, 0, cell, HEAD, body.length);
      return RawColumn.cell(cell, column.storage());
    }

    @Override
    public Object open(StoredCell sealed) {
      if (sealed.isNull()) {
        return null;
      }
      Object stored = RawColumn.raw(sealed);
      byte[] cell =
          stored instanceof String text
              ? Base64.getUrlDecoder().decode(text)
              : ((byte[]) stored).clone();
      if (cell.length < HEAD || cell[0] != (byte) 0xF8) {
        throw FakeFault.of(FaultKind.BAD_CELL, "a cell of this column does not open");
      }
      return object(scrambled(Arrays.copyOfRange(cell, HEAD, cell.length)));
    }

    private Object canonical(Object value) {
      String cast = "SELECT CAST(? AS " + column.type().declared() + ")";
      try (PreparedStatement statement = h2().prepareStatement(cast)) {
        statement.setObject(1, value);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getObject(1, canonicalClass());
        }
      } catch (SQLException e) {
        throw FakeFault.of(FaultKind.BAD_VALUE, "the value does not fit its column");
      }
    }

    private Class<?> canonicalClass() {
      return switch (column.type().family()) {
        case TEXT, CHAR -> String.class;
        case EXACT -> java.math.BigDecimal.class;
        case BOOLEAN -> Boolean.class;
        case DATE -> LocalDate.class;
        case TIME -> LocalTime.class;
        case TIMESTAMP -> LocalDateTime.class;
        case ZONED_TIMESTAMP -> OffsetDateTime.class;
        case UUID -> java.util.UUID.class;
        case BYTES -> byte[].class;
        case APPROXIMATE -> Double.class;
      };
    }
  }

  private static byte[] scrambled(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 0x5A;
    }
    return bytes;
  }

  private static byte[] bytes(Object value) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("BanSerializableRead") // written by this class a moment ago
  private static Object object(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
