package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.RealDriver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to send a prepared statement as another text: what prepares it, as which text it
 * is prepared, and what sets once more what was set of it as it is.
 */
final class Resent {
  private final SqlCall.@Nullable With<Planned, PreparedStatement> narrowing;
  private final RepeatedSetters setters = new RepeatedSetters();
  private Planned text;
  private List<StoredCell> groups = List.of();

  /**
   * Starts with a statement as it was prepared.
   *
   * @param narrowing prepares its text for other groups of cells; null where that is not done
   */
  Resent(Planned planned, SqlCall.@Nullable With<Planned, PreparedStatement> narrowing) {
    this.narrowing = narrowing;
    this.text = narrowing == null ? planned : Narrowed.expected(planned);
  }

  /** Returns the plan as it was prepared. */
  Planned text() {
    return text;
  }

  /** Takes a plan that was prepared, for which nothing was set yet. */
  void start(Planned prepared) {
    text = prepared;
    setters.clear();
  }

  void clear() {
    setters.clear();
  }

  RepeatedSetters setters() {
    return setters;
  }

  /**
   * Runs one by one what has its rows found before. What was set for the next run stays so where
   * the driver keeps it.
   *
   * @param parameters those of the statement, which another plan may replace
   */
  int[] run(
      PendingRuns batch,
      Supplier<Parameters> parameters,
      Supplier<PreparedStatement> statement,
      RealDriver driver,
      SqlCall<Integer> execution)
      throws SQLException {
    boolean any = batch.hasFound();
    Parameters before = parameters.get();
    PendingRuns.Found next = new PendingRuns.Found(before.copy(), setters.copy());
    try {
      return batch.run(
          run -> {
            set(run, parameters.get(), statement.get());
            return execution.run();
          });
    } finally {
      boolean kept = any && parameters.get() == before && !statement.get().isClosed();
      if (kept && driver.has(RealDriver.Habit.BATCHES_CLEAR_PARAMETERS)) {
        before.clear();
      } else if (kept && !driver.has(RealDriver.Habit.BATCHES_SET_PARAMETERS)) {
        set(next, before, statement.get());
      }
    }
  }

  /** Sets what was set for a run once more, as it is. */
  private void set(PendingRuns.Found run, Parameters parameters, PreparedStatement statement)
      throws SQLException {
    parameters.restore(run.kept());
    setters.restore(run.setters());
    setters.setAgain(statement, parameters);
  }

  /** Tells whether a value may go to other texts too, or to queries that find the rows. */
  static boolean isNeeded(Planned planned) {
    return planned.plan() instanceof Touching touching
        && (Narrowed.mayBe(touching) || touching.finding() != null);
  }

  /** Takes how a parameter is set; that of a stream, where it is needed for a batch alone. */
  void repeat(int parameter, @Nullable Object value, RepeatedSetters.Setter setter, Planned planned)
      throws SQLException {
    Finding finding = ((Touching) planned.plan()).finding();
    boolean once = finding != null && !finding.repeats(parameter);
    setters.put(parameter, value, setter, once && !Narrowed.mayBe(planned.plan()));
  }

  /** Settles for which groups of cells the database is asked; tells whether by another text. */
  boolean narrow(Planned planned, RowFilter.Bindings bindings, SessionCells cells)
      throws SQLException {
    groups = List.of();
    if (narrowing == null || !Narrowed.mayBe(planned.plan())) {
      return false;
    }
    Narrowed now = Narrowed.of((Touching) planned.plan(), bindings, cells);
    groups = now.cells();
    boolean other = !now.plan().equals(text.plan());
    if (other) {
      text = planned.with(now.plan());
    }
    return other;
  }

  /** Returns what stands for the groups, in the order of the text. */
  List<StoredCell> groups() {
    return groups;
  }

  /** Prepares the statement as it is without groups, with the same values. */
  PreparedStatement unnarrowed(Planned planned, Parameters parameters, Session session)
      throws SQLException {
    Parameters same = parameters.in(planned);
    PreparedStatement all = prepared(planned, same);
    same.bind(all, session, setters);
    return all;
  }

  /** Prepares the text, and sets once more what was set as it is. */
  PreparedStatement prepared(Planned wanted, Parameters parameters) throws SQLException {
    PreparedStatement prepared = Objects.requireNonNull(narrowing).run(wanted);
    setters.setAgain(prepared, parameters);
    return prepared;
  }
}
