package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies rows of a result set that is read forwards, and gives out the values of one of them. Cells
 * are copied as they are stored, and opened when they are read.
 */
final class CopiedRows implements CellSource, RowFilter.Told {
  private final FilteredRows rows;
  private final OpenColumns columns;
  private final RowFilter filter;
  private final ComputedColumns computed;
  private final @Nullable PlainColumn[] plain; // null where there are cells
  private final boolean[] cells; // that are copied
  private final Map<Integer, Optional<Object>> opened = new HashMap<>(); // of the current row
  private List<@Nullable Object> current = List.of();

  private CopiedRows(
      FilteredRows rows, OpenColumns columns, RowFilter filter, @Nullable PlainColumn[] plain) {
    this.rows = rows;
    this.columns = columns;
    this.filter = filter;
    this.plain = plain;
    this.cells = new boolean[plain.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = isCopied(i + 1);
    }
    this.computed =
        new ComputedColumns(rows.inner(), filter.evaluation().outputs(), rows.session().driver());
  }

  /** Builds it before the first row; refuses columns of which the values may be too large. */
  static CopiedRows of(
      FilteredRows rows, OpenColumns columns, RowFilter filter, ObjectWrapper wrapper)
      throws SQLException {
    ResultSetMetaData found = rows.inner().getMetaData();
    int visible = filter.evaluation().visible();
    boolean all =
        filter.evaluation().grouping() == null && !filter.evaluation().outputs().isEmpty();
    @Nullable PlainColumn[] plain = new PlainColumn[all ? found.getColumnCount() : visible];
    for (int i = 1; i <= plain.length; i++) {
      if (!filter.computes(i) && columns.limit(i) == null) {
        ProtectedColumn cell = columns.column(i);
        requireNotLarge(cell == null ? found.getColumnType(i) : cell.type().jdbcType(), i);
        plain[i - 1] = cell == null ? PlainColumn.of(found, i, wrapper) : null;
      }
    }
    return new CopiedRows(rows, columns, filter, plain);
  }

  /** To copy an object of Java would run code of its class, and a cursor a statement. */
  private static void requireNotLarge(int jdbcType, int place) throws SQLException {
    switch (jdbcType) {
      case Types.BLOB,
          Types.CLOB,
          Types.NCLOB,
          Types.LONGVARBINARY,
          Types.LONGVARCHAR,
          Types.JAVA_OBJECT,
          Types.REF_CURSOR ->
          throw SqlErrors.of(
              JdbcFault.EVALUATED_LARGE,
              "result column "
                  + place
                  + " may be a large object, and the rows are sorted in the driver, which keeps"
                  + " them; select it by the key of the row, in a statement of its own");
      default -> {}
    }
  }

  /** Copies the current row of the result set. */
  List<@Nullable Object> copied() throws SQLException {
    @Nullable Object[] copy = new Object[plain.length];
    for (int i = 1; i <= copy.length; i++) {
      PlainColumn column = plain[i - 1];
      if (column != null) {
        copy[i - 1] = column.copied(rows.inner());
      } else if (cells[i - 1]) {
        copy[i - 1] = columns.stored(rows.inner(), i);
      }
    }
    return Arrays.asList(copy);
  }

  /** A cell by which rows are sorted is opened, and kept as a key. */
  private boolean isCopied(int place) {
    boolean cell =
        columns.cell(place) != null && columns.limit(place) == null && !filter.computes(place);
    return cell
        && (filter.evaluation().grouping() != null
            || filter.evaluation().keys().stream()
                .noneMatch(
                    key -> key instanceof Evaluation.Key.Value value && value.place() == place));
  }

  void go(List<@Nullable Object> copy) {
    current = copy;
    opened.clear();
  }

  void put(int place, @Nullable Object value) {
    opened.put(place, Optional.ofNullable(value));
  }

  @Override
  public boolean has(ResultSet of, int column) {
    return true;
  }

  @Override
  public CellValue read(ResultSet of, int column) throws SQLException {
    if (filter.computes(column)) {
      return computed.value(column, filter.computed(column, this::given, this));
    }
    WriteOnly limit = columns.limit(column);
    if (limit != null) {
      return columns.unread(limit, column);
    }
    ProtectedColumn cell = columns.column(column);
    return cell == null
        ? plain(column)
        : new CellValue(name(column), cell.type(), given(column), rows.session().driver());
  }

  private CellValue plain(int column) {
    return Objects.requireNonNull(plain[column - 1]).read(current.get(column - 1));
  }

  @Override
  public String name(int column) {
    return rows.has(rows.inner(), column) ? rows.name(column) : "result column " + column;
  }

  private StoredCell stored(int place) {
    return (StoredCell) Objects.requireNonNull(current.get(place - 1));
  }

  /** Opens a cell for the application, or for something that is computed for it. */
  private @Nullable Object given(int place) throws SQLException {
    Optional<Object> known = opened.get(place);
    if (known == null) {
      Object value = columns.opened(place, stored(place));
      put(place, value);
      return value;
    }
    if (known.isPresent()) {
      columns.count(place, () -> stored(place));
    }
    return known.orElse(null);
  }

  @Override
  public long rank(int place) throws SQLException {
    return plain(place).getLong();
  }

  @Override
  public @Nullable Boolean truth(int place) throws SQLException {
    CellValue told = plain(place);
    return told.isNull() ? null : told.getBoolean();
  }

  @Override
  public @Nullable Object value(int place, Family family) throws SQLException {
    computed.requireTold(place, family);
    CellValue told = plain(place);
    return switch (family) {
      case TEXT -> told.getString();
      case EXACT -> told.getBigDecimal();
      case DATE -> told.getObject(LocalDate.class);
      default -> told.getObject(LocalDateTime.class);
    };
  }
}
