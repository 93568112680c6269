package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.internal.value.RealDriver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement that is given its text when it is run. */
final class DirectStatement extends TextTakingStatement {
  private final Statement inner;
  private final PendingBatch batch = new PendingBatch();
  private @Nullable Planned last;
  private boolean lastWasBatch;
  private boolean escapes;

  DirectStatement(SessionConnection connection, Statement inner) {
    super(connection);
    this.inner = inner;
    this.escapes = !connection.session().driver().has(RealDriver.Habit.SENDS_ESCAPES);
  }

  @Override
  Statement delegate() {
    return inner;
  }

  @Override
  ResultSetKind resultSetKind() throws SQLException {
    return ResultSetKind.of(inner.getResultSetType(), inner.getResultSetConcurrency());
  }

  /** A driver does not tell what it was told here. */
  @Override
  public void setEscapeProcessing(boolean enable) throws SQLException {
    inner.setEscapeProcessing(enable);
    escapes = enable;
  }

  @Override
  public void close() throws SQLException {
    try {
      endRows();
    } finally {
      inner.close();
    }
    session().tellOfCells();
  }

  @Override
  @Nullable Planned last() {
    return last;
  }

  @Override
  @Nullable ProtectedTable keyedTable() throws SQLException {
    return lastWasBatch ? batch.keyedTable() : super.keyedTable();
  }

  @Override
  <T extends @Nullable Object> T run(String sql, Execution<T> execution) throws SQLException {
    Planned planned = session().begun(session().plan(sql, escapes));
    if (planned.isWorkedOn() || !planned.changes().isEmpty()) {
      return worked(planned, execution);
    }
    String text = rendered(planned);
    start(planned);
    return sent(planned, () -> execution.run(inner, text));
  }

  private void start(Planned planned) throws SQLException {
    endRows();
    forgetResults();
    last = planned;
    lastWasBatch = false;
  }

  private <T extends @Nullable Object> T worked(Planned planned, Execution<T> execution)
      throws SQLException {
    SqlCall<String> rendering = () -> rendered(planned);
    boolean found = planned.plan() instanceof Touching touching && touching.finding() != null;
    if (planned.changes().isEmpty() && !found) {
      String rendered = rendering.run();
      rendering = () -> rendered;
    } // else the keys of what it makes are there only once the ledger was told
    SqlCall<String> text = rendering;
    start(planned);
    return found(
        planned,
        new RepeatedSetters(),
        rows ->
            evaluating(
                planned.plan(),
                (parameter, column) -> null,
                () -> inner.getConnection().prepareStatement(session().texts().rendered(planned)),
                () ->
                    session()
                        .run(
                            planned,
                            () ->
                                execution.run(
                                    inner,
                                    rows.isEmpty() ? text.run() : written(planned, rows.get())))));
  }

  /** Returns the text that is sent, in which the database is perhaps asked for groups of cells. */
  private String rendered(Planned planned) throws SQLException {
    if (!Narrowed.mayBe(planned.plan())) {
      return session().texts().rendered(planned);
    }
    session().texts().requireFresh();
    return session()
        .texts()
        .rendered(
            Narrowed.written(
                (Touching) planned.plan(),
                session().cells(),
                cell -> cell.literal(session().parts().types())));
  }

  private String written(Planned planned, RowFinder.Found rows) throws SQLException {
    Touching plan = (Touching) rows.in(planned, session()).plan();
    List<String> lists =
        SqlErrors.guard(
            () ->
                session()
                    .driver()
                    .keyLists()
                    .literals(rows.keys(), text -> session().texts().quoted(text)));
    return session()
        .texts()
        .rendered(Rendering.withKeys(plan, Objects.requireNonNull(plan.finding()), lists));
  }

  @Override
  public @Nullable ResultSet executeQuery(String sql) throws SQLException {
    return read(run(sql, Statement::executeQuery));
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    add(session().plan(sql, escapes));
  }

  private void add(Planned planned) throws SQLException {
    batch.check(planned);
    StatementEvaluation.requireNotFound(planned);
    if (planned.plan() instanceof Touching touching) {
      Rendering.requireNoDefault(touching);
    }
    inner.addBatch(session().texts().rendered(planned));
    batch.add(planned);
  }

  @Override
  public void clearBatch() throws SQLException {
    inner.clearBatch();
    batch.clear();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return runBatch(inner::executeBatch);
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return runBatch(inner::executeLargeBatch);
  }

  private <T> T runBatch(SqlCall<T> call) throws SQLException {
    renewBatch();
    forgetResults();
    last = null;
    lastWasBatch = true;
    try {
      return session().run(batch, batch.executing(call));
    } finally {
      for (Steering each : batch.steering()) {
        session().steered(each);
      }
    }
  }

  /** What the session has set since may give a text another meaning. */
  private void renewBatch() throws SQLException {
    boolean renewed = false;
    try {
      List<Planned> now = new ArrayList<>();
      boolean same = true;
      for (Planned each : batch.waiting()) {
        Planned next = session().renewed(each);
        now.add(next);
        same &= next.plan().equals(each.plan());
      }
      if (!same) {
        clearBatch();
        for (Planned each : now) {
          add(each);
        }
      }
      renewed = true;
    } finally {
      if (!renewed) {
        clearBatch();
      }
    }
  }
}
