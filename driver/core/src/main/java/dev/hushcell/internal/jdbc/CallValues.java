package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.CallOutcome.Column;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the parameters of a call give back: cells, that are opened, and cursors. */
final class CallValues {
  private final CallOutcome outcome;
  private final CallableStatement inner;
  private final OpenColumns cells;
  private final Session session;
  private boolean lastWasOpened;
  private boolean lastWasNull;

  private CallValues(
      CallOutcome outcome, CallableStatement inner, OpenColumns cells, Session session) {
    this.outcome = outcome;
    this.inner = inner;
    this.cells = cells;
    this.session = session;
  }

  static CallValues of(Planned planned, CallableStatement inner, Session session)
      throws SQLException {
    CallOutcome outcome =
        planned.plan() instanceof Touching touching && touching.call() != null
            ? touching.call()
            : new CallOutcome(List.of(), List.of());
    List<@Nullable ProtectedColumn> columns = new ArrayList<>();
    outcome.parameters().forEach(each -> columns.add(each.gives().column()));
    return new CallValues(outcome, inner, OpenColumns.of(columns, session), session);
  }

  void begin() {
    cells.begin();
  }

  /** Tells whether a parameter, counted from 1, gives a cell. */
  boolean opens(int parameter) {
    lastWasOpened = cells.cell(parameter) != null;
    return lastWasOpened;
  }

  /** Returns the type as which the driver below gives a cell. */
  int storedType(int parameter) {
    return StoredCell.jdbcType(column(parameter).storage());
  }

  private ProtectedColumn column(int parameter) {
    return Objects.requireNonNull(cells.column(parameter));
  }

  /** Returns the value of a cell. One that may not be read is not even asked for. */
  CellValue cell(int parameter) throws SQLException {
    WriteOnly limit = cells.limit(parameter);
    CellValue value =
        limit == null
            ? new CellValue(
                cells.name(parameter),
                column(parameter).type(),
                cells.opened(
                    parameter, StoredCell.in(inner, parameter, column(parameter).storage())),
                session.driver())
            : cells.unread(limit, parameter);
    lastWasNull = value.isNull();
    return value;
  }

  boolean wasNull() throws SQLException {
    return lastWasOpened ? lastWasNull : inner.wasNull();
  }

  /** Tells whether a parameter gives rows of which the columns are known. */
  boolean isCursor(int parameter) {
    return !cursor(parameter).isEmpty();
  }

  List<Column> cursor(int parameter) {
    return parameter >= 1 && parameter <= outcome.parameters().size()
        ? outcome.parameters().get(parameter - 1).gives().cursor()
        : List.of();
  }
}
