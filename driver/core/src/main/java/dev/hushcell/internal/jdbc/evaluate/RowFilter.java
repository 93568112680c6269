package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Condition;
import dev.hushcell.internal.plan.Evaluation.Formula;
import dev.hushcell.internal.plan.Evaluation.Operand;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of one execution, with the values that they compare with. */
public final class RowFilter {
  private final Evaluation evaluation;
  private final List<Comparands> comparands;
  private final List<ValueTest> tests;
  private final long skipped;
  private final long most;

  private RowFilter(
      Evaluation evaluation,
      List<Comparands> comparands,
      List<ValueTest> tests,
      long skipped,
      long most) {
    this.evaluation = evaluation;
    this.comparands = comparands;
    this.tests = tests;
    this.skipped = skipped;
    this.most = most;
  }

  /** Gives the values of the parameters. */
  @FunctionalInterface
  public interface Bindings {
    /**
     * Returns what was set, or complains that nothing was.
     *
     * @param column beside which it stands; null for a number of rows
     */
    @Nullable Object of(int parameter, @Nullable ProtectedColumn column) throws SQLException;
  }

  /** Opens the cell at a place in the current row. */
  @FunctionalInterface
  public interface Cells {
    @Nullable Object open(int place) throws SQLException;
  }

  /** Tells what the database found of plain columns of the current row; null for unknown. */
  @FunctionalInterface
  public interface Told {
    @Nullable Boolean at(int place) throws SQLException;
  }

  /** Takes the values of an execution, or refuses those of which the order is not known. */
  public static RowFilter of(Evaluation evaluation, Bindings bindings) throws SQLException {
    List<Comparands> all = new ArrayList<>();
    List<ValueTest> tests = new ArrayList<>();
    for (Condition condition : evaluation.conditions()) {
      Comparands comparands = new Comparands(condition, bindings);
      all.add(comparands);
      tests.add(ValueTest.of(condition, comparands));
    }
    Operand skipped = evaluation.cut().skipped();
    Operand most = evaluation.cut().most();
    return new RowFilter(
        evaluation,
        all,
        tests,
        skipped == null ? 0 : RowCount.of(skipped, bindings),
        most == null ? Long.MAX_VALUE : RowCount.of(most, bindings));
  }

  /** Returns how many rows of which the conditions are true are left out first. */
  public long skipped() {
    return skipped;
  }

  /** Returns how many rows are delivered at the most. */
  public long most() {
    return most;
  }

  public Evaluation evaluation() {
    return evaluation;
  }

  /** Tells whether what is asked for is true of the current row. */
  public boolean keeps(Cells cells, Told told) throws SQLException {
    return of(evaluation.formula(), cells, told) == Truth.TRUE;
  }

  private Truth of(Formula formula, Cells cells, Told plain) throws SQLException {
    if (formula instanceof Formula.Told told) {
      Boolean found = plain.at(told.place());
      return found == null ? Truth.UNKNOWN : Truth.of(found);
    }
    if (formula instanceof Formula.Is is) {
      Object value = cells.open(evaluation.conditions().get(is.condition()).place());
      return tests.get(is.condition()).of(comparands.get(is.condition()).opened(value));
    }
    if (formula instanceof Formula.Not not) {
      return of(not.part(), cells, plain).not();
    }
    return formula instanceof Formula.Any any
        ? joined(any.parts(), Truth.TRUE, cells, plain)
        : joined(((Formula.All) formula).parts(), Truth.FALSE, cells, plain);
  }

  /**
   * Goes from part to part.
   *
   * @param decided what a part must be so that the others do not count
   */
  private Truth joined(List<Formula> parts, Truth decided, Cells cells, Told plain)
      throws SQLException {
    Truth all = decided.not();
    for (Formula part : parts) {
      Truth one = of(part, cells, plain);
      all = decided == Truth.TRUE ? all.or(one) : all.and(one);
      if (all == decided) {
        return all;
      }
    }
    return all;
  }
}
