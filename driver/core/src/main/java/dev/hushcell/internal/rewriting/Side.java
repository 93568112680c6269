package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.cell.CellFault;
import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.RowKey;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.Storage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One side of a column that is rewritten, the old or the new one: values, or cells of them. */
sealed interface Side
    permits Side.Cells, Side.Groups, Side.Values, CellsOfTenants, ValuesOfTenants {
  /**
   * Returns the same for one row. Cells that belong to rows can be neither read nor written before.
   */
  default Side in(List<Object> key) {
    return this;
  }

  /** What is made of cells that do not open, or were sealed for another row. */
  enum Reading {
    /** None is read. */
    STRICT,
    /** They are read whichever row they were sealed for, to be compared by their values. */
    OF_ANY_ROW,
    /** They are other than each value. */
    DOUBTED
  }

  /** Returns the same, read otherwise. */
  default Side read(Reading otherwise) {
    return this;
  }

  /** Returns the value of a column of a row, null for none. */
  @Nullable Object read(ResultSet row, int column) throws SQLException;

  void write(PreparedStatement statement, int parameter, @Nullable Object value)
      throws SQLException;

  /** Returns what would be read after {@link #write}. */
  @Nullable Object kept(@Nullable Object value);

  /**
   * Tells whether a value that was read is what the database makes of another one that was written,
   * as of a document that it takes apart. Asked of values that are not the same.
   */
  default boolean isMadeOf(Connection connection, Object written, Object read) throws SQLException {
    return false;
  }

  /** Returns how many bytes a value takes where it is stored, about. */
  int size(Object value);

  /** Returns the plain columns of which {@link #read} reads what is behind its own column. */
  default List<String> beside() {
    return List.of();
  }

  /** Tells whether two values that were read are the same to whoever reads them. */
  static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof OfTenant one && right instanceof OfTenant other) {
      return one.tenant().equals(other.tenant()) && same(one.value(), other.value());
    }
    if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
      return one.compareTo(other) == 0;
    }
    if (left instanceof byte[] one && right instanceof byte[] other) {
      return Arrays.equals(one, other);
    }
    if (left instanceof OffsetDateTime one && right instanceof OffsetDateTime other) {
      return one.isEqual(other);
    }
    return Objects.equals(left, right);
  }

  /**
   * Cells.
   *
   * @param column all of them
   * @param cell the cells of the current row, where cells belong to rows
   * @param reading what is made of a cell that does not open there
   */
  record Cells(ColumnCell column, ColumnCell cell, Reading reading) implements Side {
    private static final Object NO_VALUE = new Object();

    Cells(ColumnCell column) {
      this(column, column, Reading.STRICT);
    }

    @Override
    public Side in(List<Object> key) {
      return hasRows() ? new Cells(column, column.inRow(row(key)), reading) : this;
    }

    private boolean hasRows() {
      return column.column().belongsTo().isThere();
    }

    private RowKey row(List<Object> key) {
      return Optional.of(key)
          .filter(columns -> columns.size() == 1)
          .flatMap(columns -> RowKey.of(columns.get(0)))
          .orElseThrow(
              () ->
                  CellFault.NO_ROW.fault(
                      column.name() + " is in a row whose key is no whole number or UUID"));
    }

    @Override
    public Side read(Reading otherwise) {
      return new Cells(column, cell, otherwise);
    }

    @Override
    public @Nullable Object read(ResultSet row, int place) throws SQLException {
      StoredCell stored = StoredCell.in(row, place, column.column().storage());
      return switch (reading) {
        case STRICT -> cell.open(stored);
        case OF_ANY_ROW ->
            hasRows() && !stored.isNull()
                ? column.inRow(column.rowOf(stored)).open(stored)
                : cell.open(stored);
        case DOUBTED -> doubted(stored);
      };
    }

    private @Nullable Object doubted(StoredCell stored) {
      try {
        return cell.open(stored);
      } catch (Fault unfit) {
        if (unfit.code().kind() != FaultKind.BAD_CELL) {
          throw unfit;
        }
        return NO_VALUE;
      }
    }

    @Override
    public @Nullable Object kept(@Nullable Object value) {
      return cell.open(cell.seal(Plaintext.of(value)));
    }

    @Override
    public int size(Object value) {
      return Trial.cellBytes(cell.column(), value);
    }

    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Object value)
        throws SQLException {
      cell.seal(Plaintext.of(value)).bind(statement, parameter);
    }
  }

  /**
   * The groups of cells that are not opened, each as a text of its own.
   *
   * @param storage how the cells are kept
   */
  record Groups(Storage storage) implements Side {
    @Override
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
      return StoredCell.in(row, column, storage).group();
    }

    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Object value) {
      throw new UnsupportedOperationException("groups are read alone");
    }

    @Override
    public @Nullable Object kept(@Nullable Object value) {
      return value;
    }

    @Override
    public int size(Object value) {
      return Trial.bytes(value);
    }
  }

  /**
   * Values in clear.
   *
   * @param rewords whether the database may return another text for the same document
   */
  record Values(LogicalType type, boolean rewords) implements Side {
    @Override
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
      Object misfit = misfit(row.getObject(column));
      if (misfit != null) {
        return misfit;
      }
      Object value =
          switch (type.family()) {
            case TEXT, CHAR -> row.getString(column);
            case EXACT -> row.getBigDecimal(column);
            case APPROXIMATE ->
                type.precision() <= 24
                    ? (Object) row.getFloat(column)
                    : (Object) row.getDouble(column);
            case BOOLEAN -> row.getBoolean(column);
            case UUID -> row.getObject(column, UUID.class);
            case BYTES -> row.getBytes(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case TIME -> row.getObject(column, LocalTime.class);
            case TIMESTAMP -> row.getObject(column, LocalDateTime.class);
            case ZONED_TIMESTAMP -> row.getObject(column, OffsetDateTime.class);
          };
      return row.wasNull() ? null : value;
    }

    /**
     * Returns what a database keeps in a column of another type; its driver would make a value of
     * the type of it. No cell keeps it, so its row is named.
     */
    private @Nullable Object misfit(@Nullable Object stored) {
      boolean fits =
          switch (type.family()) {
            case TEXT, CHAR -> !(stored instanceof byte[]);
            case EXACT, APPROXIMATE, BOOLEAN ->
                !(stored instanceof String) && !(stored instanceof byte[]);
            case UUID, BYTES, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> true;
          };
      return fits ? null : stored;
    }

    @Override
    public @Nullable Object kept(@Nullable Object value) {
      return value;
    }

    @Override
    public boolean isMadeOf(Connection connection, Object written, Object read)
        throws SQLException {
      return rewords && Documents.isDocument(type) && read.equals(made(connection, written));
    }

    private @Nullable String made(Connection connection, Object written) throws SQLException {
      String cast = "SELECT CAST(? AS " + type.declared() + ")";
      try (PreparedStatement query = connection.prepareStatement(cast)) {
        query.setObject(1, written, type.jdbcType());
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? row.getString(1) : null;
        }
      }
    }

    @Override
    public int size(Object value) {
      return Trial.bytes(value);
    }

    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Object value)
        throws SQLException {
      if (value == null) {
        statement.setNull(parameter, type.jdbcType());
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(parameter, bytes);
      } else if (Documents.isDocument(type)) {
        statement.setObject(parameter, value, type.jdbcType());
      } else {
        statement.setObject(parameter, value);
      }
    }
  }
}
