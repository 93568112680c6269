package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.LargeColumn;
import dev.hushcell.internal.cell.StreamedValue;
import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.jdbc.lob.SpooledCell;
import dev.hushcell.internal.jdbc.value.Argument;
import dev.hushcell.internal.jdbc.value.Content;
import dev.hushcell.internal.jdbc.value.Given;
import dev.hushcell.internal.jdbc.value.Targeted;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** Seals the values of one session, and opens its cells. Used by one thread at a time. */
final class SessionCells {
  private final SessionParts parts;
  private final CellCounts counts;

  SessionCells(SessionParts parts, CellCounts counts) {
    this.parts = parts;
    this.counts = counts;
  }

  /** Returns what opens the cells of a column that is about to be read. */
  ColumnCell of(ProtectedColumn column) throws SQLException {
    if (isOfTime(column)) {
      requireZone(column);
    }
    return SqlErrors.guard(() -> parts.cells().of(column));
  }

  /**
   * Returns a value as it is kept until its statement runs: of an object of the real driver that is
   * set for a document, its text.
   */
  @Nullable Object taken(@Nullable ProtectedColumn column, @Nullable Object given) {
    if (column == null || given == null || !Documents.isDocument(column.type())) {
      return given;
    }
    if (given instanceof Targeted targeted) {
      Object held = parts.driver().held(targeted.value());
      return held == null ? null : new Targeted(held, targeted.type(), targeted.scale());
    }
    return parts.driver().held(given);
  }

  /** Returns what a value that was set means beside a column, or beside none. */
  @Nullable Object comparand(@Nullable ProtectedColumn column, @Nullable Object given)
      throws SQLException {
    return given instanceof Given bound
        ? bound.by(parts.driver(), column == null ? Parameters.ROWS : column.type())
        : given;
  }

  /** Returns the cell of a value that was set, for its use. */
  @Nullable Object seal(ProtectedColumn column, Use use, @Nullable Object given)
      throws SQLException {
    Object streamed =
        given instanceof Content content && use.isStored() && parts.driver().streams(column.type())
            ? streamed(column, content)
            : null;
    return streamed == null ? sealed(column, use, given) : streamed;
  }

  /**
   * Returns the same for a parameter. A long cell is a {@link SpooledCell} where the driver sends
   * such a one little by little.
   */
  @Nullable Object sealSent(ProtectedColumn column, Use use, @Nullable Object given)
      throws SQLException {
    if (!(given instanceof Content content) || !use.isStored() || !parts.driver().sendsStreams()) {
      return seal(column, use, given);
    }
    Object streamed = streamed(column, content);
    if (streamed == null) {
      return sealed(column, use, given);
    }
    return streamed instanceof InputStream sealing
        ? SpooledCell.of(sealing, column.name().shortForm())
        : streamed;
  }

  /** Returns a cell that is made as it is read; null where it has to be in memory. */
  private @Nullable Object streamed(ProtectedColumn column, Content content) throws SQLException {
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
      count.sealing();
    }
    return SqlErrors.guard(() -> large.seal(value));
  }

  private @Nullable Object sealed(ProtectedColumn column, Use use, @Nullable Object given)
      throws SQLException {
    Object value =
        given != null && use.isStored() ? stored(column, given) : comparand(column, given);
    return sealedValue(column, use, value);
  }

  private @Nullable Object stored(ProtectedColumn column, Object given) throws SQLException {
    return parts
        .driver()
        .stored(
            given, column.type(), () -> SqlErrors.guard(() -> parts.schema().writesUsualTexts()));
  }

  private @Nullable Object sealedValue(ProtectedColumn column, Use use, @Nullable Object value)
      throws SQLException {
    if (value instanceof Temporal || (value != null && isOfTime(column))) {
      requireZone(column);
    }
    ColumnCount count = value == null ? null : counts.of(column.name());
    if (count != null) {
      count.sealing();
    }
    return SqlErrors.<@Nullable Object>guard(
        () -> {
          ColumnCell cell = parts.cells().of(column);
          return switch (use) {
            case ASSIGNED, DEFAULT -> cell.seal(value);
            case COMPARED -> cell.sealComparand(value);
            case COMPARED_AS_CAST -> cell.sealCast(value, false);
            case COMPARED_AS_CUT -> cell.sealCast(value, true);
            case COMPARED_AS_WRITTEN -> cell.sealComparandAsWritten(value);
            case COMPARED_IN_LOWER_CASE -> cell.sealComparandInLowerCase(value);
            case MATCHED -> cell.sealPattern(value);
          };
        });
  }

  /** Seals each element of what {@link ElementsArgument} kept. */
  SealedElements sealElements(ParameterRole.Sealed role, @Nullable Object kept)
      throws SQLException {
    String type = parts.types().castType(role.column());
    if (kept == null) {
      return new SealedElements(type, null);
    }
    if (!(kept instanceof @Nullable Object[] given)) {
      throw Argument.refused("a value that is not an array");
    }
    @Nullable Object[] elements = given.clone();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = seal(role.column(), role.use(), elements[i]);
    }
    return new SealedElements(type, elements);
  }

  private static boolean isOfTime(ProtectedColumn column) {
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

  /** Returns the cell of a literal. */
  @Nullable Object seal(Splice.Sealed literal) throws SQLException {
    return sealedValue(literal.column(), literal.use(), literal.value());
  }
}
