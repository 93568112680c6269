package dev.hushcell.internal.plan;

import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the driver finds the rows of a statement before it sends it. One query delivers the keys of
 * the rows that meet the conditions; another locks these rows and delivers the keys of those that
 * still do. The list of keys then replaces a condition of the statement.
 *
 * @param found delivers the key as the last column
 * @param locked does the same, and takes the list of keys as its last parameter; null where rows
 *     are not locked by themselves
 * @param repeats whether rows are found again where one of them was not there to be locked
 * @param at offset in the text of what is replaced by a condition on the key
 * @param parametersBefore how many parameters of the text stand before it
 * @param kept literals of the statement that are not sent
 * @param returns whether the statement delivers what it changed
 */
public record Finding(
    Asked found,
    @Nullable Asked locked,
    boolean repeats,
    int at,
    int parametersBefore,
    List<Evaluation.Kept> kept,
    boolean returns) {
  public Finding {
    kept = List.copyOf(kept);
  }

  /**
   * A query with parameters of the statement.
   *
   * @param first the number, from 1, of the first one that it takes
   * @param parameters how many it takes
   */
  public record Asked(Touching plan, int first, int parameters) {}

  /** Returns what is done over opened cells to find the rows. */
  public Evaluation evaluation() {
    return Objects.requireNonNull(found.plan().evaluation());
  }

  /** Tells whether a parameter of the statement, from 1, goes to a query. */
  public boolean asks(int parameter) {
    return isOf(found, parameter) || (locked != null && isOf(locked, parameter));
  }

  private static boolean isOf(Asked query, int parameter) {
    return parameter >= query.first() && parameter < query.first() + query.parameters();
  }
}
