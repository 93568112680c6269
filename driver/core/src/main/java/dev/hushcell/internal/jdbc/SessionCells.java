package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.Cell;
import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.ColumnCell.Compared;
import dev.hushcell.internal.cell.LargeColumn;
import dev.hushcell.internal.cell.RowKey;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.cell.StreamedCell;
import dev.hushcell.internal.cell.TemporarySeal;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.GroupedValues;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.value.Argument;
import dev.hushcell.internal.value.Content;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.internal.value.StreamedValue;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.internal.value.UnresolvedValue;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals the values of one session, and opens its cells. Used by one thread at a time. */
final class SessionCells {
  private final SessionParts parts;
  private final CellCounts counts;
  private final RealDriver.Writing writing;

  /**
   * The beginning of the range that the next literal ends; sealed again, it might get another key.
   */
  private @Nullable StoredCell begun;

  SessionCells(SessionParts parts, CellCounts counts) {
    this.parts = parts;
    this.counts = counts;
    this.writing = () -> SqlErrors.guard(() -> parts.schema().writesUsualTexts());
  }

  /** Returns what opens the cells of a column that is about to be read. */
  ColumnCell of(ProtectedColumn column) throws SQLException {
    if (isOfTime(column)) {
      requireZone(column);
    }
    try {
      return parts.cells().of(column);
    } catch (RuntimeException e) {
      throw SqlErrors.of(e);
    }
  }

  TemporarySeal temporary() {
    return parts.cells().temporary();
  }

  /**
   * Returns a value as it is kept until its statement runs: of an object of the real driver that is
   * set for a document, its text.
   */
  Plaintext taken(@Nullable ProtectedColumn column, Plaintext given) {
    Object value = given.value();
    if (column == null
        || value == null
        || value instanceof String // which is no object of a driver
        || !Documents.isDocument(column.type())) {
      return given;
    }
    if (value instanceof Targeted targeted) {
      Object held = parts.driver().held(targeted.value());
      return Plaintext.of(
          held == null ? null : new Targeted(held, targeted.type(), targeted.scale()));
    }
    return Plaintext.of(parts.driver().held(value));
  }

  /** Returns what a value that was set means as one of a type. */
  Plaintext comparand(LogicalType type, Plaintext given) throws SQLException {
    return given.value() instanceof UnresolvedValue bound
        ? Plaintext.of(bound.by(parts.driver(), type))
        : given;
  }

  /** Returns a value that was set; of a large object what is in it now. */
  Plaintext lasting(LogicalType type, Plaintext given) throws SQLException {
    return given.value() instanceof Content content && content.isReadAgain()
        ? comparand(type, given)
        : given;
  }

  /** Returns the cell of a value that was set, for its use. */
  Cell seal(ProtectedColumn column, Use use, Plaintext given) throws SQLException {
    Cell streamed =
        given.value() instanceof Content content
                && use.isStored()
                && parts.driver().streams(column.type())
            ? streamed(column, content)
            : null;
    return streamed == null ? sealed(column, use, given) : streamed;
  }

  /**
   * Returns the same for a parameter. A long cell is sealed to its end first, where the driver
   * sends such a one little by little.
   *
   * @param files gets what is to be closed after it was sent
   */
  Cell sealSent(ProtectedColumn column, Use use, Plaintext given, List<SpooledCell> files)
      throws SQLException {
    if (!(given.value() instanceof Content content)
        || !use.isStored()
        || !parts.driver().has(RealDriver.Habit.SENDS_STREAMS)) {
      return seal(column, use, given);
    }
    Cell streamed = streamed(column, content);
    if (streamed == null) {
      return sealed(column, use, given);
    }
    return streamed instanceof StreamedCell sealing
        ? SpooledCell.of(sealing, column.name().shortForm(), files)
        : streamed;
  }

  /** Returns a cell that is made as it is read; null where it has to be in memory. */
  private @Nullable Cell streamed(ProtectedColumn column, Content content) throws SQLException {
    LargeColumn large =
        column.storage() == Storage.BINARY
            ? SqlErrors.guard(() -> parts.cells().of(column)).large().orElse(null)
            : null;
    StreamedValue value = large == null ? null : content.streamed(column.type());
    if (large == null || value == null) {
      return null;
    }
    ColumnCount count = counts.of(column.name());
    if (count != null) {
      count.sealing(column);
    }
    return SqlErrors.guard(() -> large.seal(value));
  }

  private StoredCell sealed(ProtectedColumn column, Use use, Plaintext given) throws SQLException {
    Object value = given.value();
    if (value == null || !use.isStored()) {
      return sealedValue(column, use, comparand(column.type(), given));
    }
    Object stored = parts.driver().stored(value, column.type(), writing);
    return sealedValue(column, use, stored == value ? given : Plaintext.of(stored));
  }

  private StoredCell sealedValue(ProtectedColumn column, Use use, Plaintext value)
      throws SQLException {
    if (value.value() instanceof Temporal || (!value.isNull() && isOfTime(column))) {
      requireZone(column);
    }
    ColumnCount count = value.isNull() ? null : counts.of(column.name());
    if (count != null) {
      count.sealing(column);
    }
    try {
      ColumnCell cell = parts.cells().of(column);
      return switch (use) {
        case ASSIGNED, DEFAULT -> cell.seal(value);
        case COMPARED -> cell.sealCompared(value, Compared.VALUE);
        case RANGE -> {
          begun = cell.sealCompared(value, Compared.VALUE);
          yield begun;
        }
        case RANGE_END -> Objects.requireNonNull(begun).behindAll();
        case COMPARED_AS_CAST -> cell.sealCompared(value, Compared.CAST);
        case COMPARED_AS_CUT -> cell.sealCompared(value, Compared.CUT);
        case COMPARED_AS_WRITTEN -> cell.sealCompared(value, Compared.AS_WRITTEN);
        case COMPARED_IN_LOWER_CASE -> cell.sealCompared(value, Compared.IN_LOWER_CASE);
        case MATCHED -> cell.sealCompared(value, Compared.PATTERN);
        case BEGINNING -> cell.sealCompared(value, Compared.BEGINNING);
      };
    } catch (RuntimeException e) {
      throw SqlErrors.of(e);
    }
  }

  /** Binds an array of the cells of what {@link ArrayTakingStatement} kept. */
  void bindElements(PreparedStatement to, int parameter, ParameterRole.Sealed role, Plaintext kept)
      throws SQLException {
    if (kept.isNull()) {
      to.setNull(parameter, Types.ARRAY);
      return;
    }
    if (!(kept.value() instanceof Plaintext[] given)) {
      throw Argument.refused("a value that is not an array");
    }
    StoredCell[] elements = new StoredCell[given.length];
    for (int i = 0; i < given.length; i++) {
      elements[i] = sealed(role.column(), role.use(), given[i]);
    }
    String type = parts.types().castType(role.column());
    to.setArray(parameter, to.getConnection().createArrayOf(type, StoredCell.array(elements)));
  }

  /** Returns what the cells of some values begin with; empty where that is not known of one. */
  Optional<List<StoredCell>> groups(ProtectedColumn column, List<GroupedValues.Value> values)
      throws SQLException {
    List<StoredCell> groups = new ArrayList<>();
    for (GroupedValues.Value value : values) {
      ColumnCell cell = parts.cells().of(column);
      Optional<StoredCell> group = SqlErrors.guard(() -> cell.group(value.text(), value.whole()));
      if (group.isEmpty()) {
        return Optional.empty();
      }
      groups.add(group.get());
    }
    return Optional.of(groups);
  }

  static boolean isOfTime(ProtectedColumn column) {
    return switch (column.type().family()) {
      case DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> true;
      case TEXT, CHAR, EXACT, BOOLEAN, UUID, BYTES, APPROXIMATE -> false;
    };
  }

  /** Times are converted here, where the database would do it in the zone of its session. */
  private void requireZone(ProtectedColumn column) throws SQLException {
    if (!SqlErrors.guard(() -> parts.schema().isInZoneOfJvm())) {
      throw SqlErrors.of(
          JdbcFault.TIME_ZONE,
          column.name().shortForm()
              + " takes or gives a date or time, but the time zone of the session is not the default"
              + " one of the JVM; leave TIME ZONE alone, or set the default before the first"
              + " connection");
    }
  }

  /** Seals what a text without parameters has, whose cell belongs to no row or a literal tells. */
  StoredCell seal(Splice.Sealed part) throws SQLException {
    return seal(
        part,
        RowKeys.NONE,
        (parameter, type) -> {
          throw new IllegalStateException("a parameter in a text without any");
        });
  }

  /**
   * Seals a literal, or what is computed.
   *
   * @param rows what is set of the keys of rows
   * @param bindings what is set of parameters of which something is computed
   */
  StoredCell seal(Splice.Sealed part, RowKeys rows, RowFilter.Bindings bindings)
      throws SQLException {
    Plaintext value = Plaintext.of(value(part, bindings));
    return part.row() == null
        ? sealedValue(part.column(), part.use(), value)
        : sealInRow(part.column(), rows.of(part.row()), value);
  }

  private static @Nullable Object value(Splice.Sealed part, RowFilter.Bindings bindings)
      throws SQLException {
    return part.value() instanceof SealedValue.Computed computed
        ? RowFilter.constant(computed.value(), part.column().name()::shortForm, bindings)
        : ((SealedValue.Literal) part.value()).value().unnoted();
  }

  /** Seals a value for the row that a key tells. */
  StoredCell sealInRow(ProtectedColumn column, RowKey row, Plaintext given) throws SQLException {
    Object value = given.value();
    Object stored = value == null ? null : parts.driver().stored(value, column.type(), writing);
    Plaintext plain =
        stored == value
            ? comparand(column.type(), given)
            : comparand(column.type(), Plaintext.of(stored));
    if (!plain.isNull() && isOfTime(column)) {
      requireZone(column);
    }
    ColumnCount count = plain.isNull() ? null : counts.of(column.name());
    if (count != null) {
      count.sealing(column);
    }
    return SqlErrors.guard(() -> parts.cells().of(column).inRow(row).seal(plain));
  }
}
