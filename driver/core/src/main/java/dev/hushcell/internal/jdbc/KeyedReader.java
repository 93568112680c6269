package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.LargeColumn;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.TypeKnowledge.CellRanges;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.internal.value.lob.ReadValue;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens values by the key of their row. Whether that is allowed, and what a cell is opened with, is
 * decided by the plan of the statement that would select it. Used by one thread at a time.
 */
final class KeyedReader {
  private static final int MOST_ATTEMPTS = 100;

  private final Connection inner;
  private final Session session;
  private final SessionParts parts;

  KeyedReader(Connection inner, Session session) {
    this.inner = inner;
    this.session = session;
    this.parts = session.parts();
  }

  Optional<ReadValue> read(Connection seen, String table, String column, Map<String, ?> key)
      throws SQLException {
    KeyedRow row = SqlErrors.guard(() -> row(table, column, key));
    Planned planned = session.begun(session.plan(row.whole(), true));
    ProtectedColumn of = column(planned, row);
    OpenColumns columns = OpenColumns.of(List.of(of), session);
    WriteOnly limit = columns.limit(1);
    if (limit != null) {
      CellValue unused = columns.unread(limit, 1); // throws, or is NULL
      return Optional.empty();
    }
    LargeColumn large = Objects.requireNonNull(columns.cell(1)).large().orElse(null);
    CellRanges ranges = parts.types().ranges().orElse(null);
    Optional<ReadValue> found =
        large == null || ranges == null || of.storage() != Storage.BINARY
            ? whole(row, planned, columns)
            : inParts(new RangedCell(inner, seen, session, row, ranges, planned), of, large);
    session.tellOfCells();
    return found;
  }

  private KeyedRow row(String table, String column, Map<String, ?> key) throws SQLException {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        parts.schema().planningFor(session.protection().epoch());
        KeyedRow row =
            KeyedRow.of(parts.schema(), session.protection(), parts.types(), table, column, key);
        if (parts.schema().isCurrent()) {
          return row;
        }
      } catch (PlanAgain again) {
        // Protection changed meanwhile.
      }
    }
    throw Planning.planChanged();
  }

  /** Returns the column that the statement selects; refuses what cannot be read in parts. */
  private static ProtectedColumn column(Planned planned, KeyedRow row) throws SQLException {
    ProtectedColumn column =
        planned.plan() instanceof Touching touching
                && touching.results() instanceof Results.Columns results
                && results.columns().size() == 1
                && touching.splices().isEmpty()
                && touching.evaluation() == null
                && touching.parameters().stream().allMatch(ParameterRole.Plain.class::isInstance)
            ? results.columns().get(0)
            : null;
    if (column == null) {
      throw SqlErrors.of(
          KeyedRow.refused(
              row.name().shortForm() + " is not protected, and is read with a statement"));
    }
    if (!column.type().isText() && column.type().family() != Family.BYTES) {
      throw SqlErrors.of(
          KeyedRow.refused(
              row.name().shortForm()
                  + " has neither text nor bytes, and is read with a statement"));
    }
    return column;
  }

  private Optional<ReadValue> inParts(RangedCell cell, ProtectedColumn of, LargeColumn large)
      throws SQLException {
    if (!cell.begin()) {
      return Optional.empty();
    }
    CellCount count = session.count(of.name());
    if (count != null) {
      count.opening();
    }
    return Optional.of(new ReadValue(opened(cell, large), cell::close));
  }

  /** If the database refuses a part, its own exception is thrown. */
  private static Object opened(RangedCell cell, LargeColumn large) throws SQLException {
    return SqlErrors.guard(
        () -> {
          try {
            return large.open(cell);
          } catch (Fault fault) {
            if (fault.getCause() instanceof IOException failure
                && failure.getCause() instanceof SQLException cause) {
              throw cause;
            }
            throw fault;
          }
        });
  }

  /** Where the driver gives parts out, or the cell has to be in memory. */
  private Optional<ReadValue> whole(KeyedRow row, Planned planned, OpenColumns columns)
      throws SQLException {
    PreparedStatement statement = inner.prepareStatement(row.whole());
    @Nullable Object value = null;
    try {
      row.bind(statement, 0);
      ResultSet found = session.run(planned, statement::executeQuery);
      value = found.next() ? columns.opened(found, 1) : null;
      if (value != null && found.next()) {
        value = null;
        throw SqlErrors.of(KeyedRow.severalRows());
      }
    } finally {
      if (value == null) {
        statement.close();
      }
    }
    return value == null ? Optional.empty() : Optional.of(new ReadValue(value, statement::close));
  }
}
