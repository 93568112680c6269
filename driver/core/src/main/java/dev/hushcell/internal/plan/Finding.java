package dev.hushcell.internal.plan;

import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the driver finds the rows of a statement before it sends it. One query delivers the keys of
 * the rows that meet the conditions; another locks these rows and delivers the keys of those that
 * still do. The list of keys then replaces a condition of the statement.
 *
 * @param found delivers the key as the last columns
 * @param locked does the same, and takes the keys as its last parameters; null where rows are not
 *     locked by themselves
 * @param repeats whether rows are found again where one of them was not there to be locked
 * @param others whether they are rows of other tables, of whose keys one may be NULL or come twice
 * @param texts of each column of the key whether it may be a text
 * @param lists how many parameters take the keys
 * @param condition what takes them, as its last parameters
 * @param at offset in the text of what it is written into
 * @param parametersBefore how many parameters of the text stand before it
 * @param computed what is assigned to the rows; the query that locks them, or else the one that
 *     finds them, delivers it before the key
 * @param kept literals of the statement that are not sent
 * @param returns whether the statement delivers what it changed
 */
public record Finding(
    Asked found,
    @Nullable Asked locked,
    boolean repeats,
    boolean others,
    List<Boolean> texts,
    int lists,
    String condition,
    int at,
    int parametersBefore,
    List<Computed> computed,
    List<Evaluation.Kept> kept,
    boolean returns) {
  public Finding {
    texts = List.copyOf(texts);
    computed = List.copyOf(computed);
    kept = List.copyOf(kept);
  }

  /**
   * A value that is computed here of each row and assigned to it.
   *
   * @param at offset in the text of what it replaces
   * @param to the column that it is assigned to
   * @param key the columns of the key, as they are written
   * @param written the column that it is assigned to, as it is written
   */
  public record Computed(int at, ProtectedColumn to, List<String> key, String written) {}

  /**
   * A query with parameters of the statement.
   *
   * @param parameters the numbers, from 1, of those that it takes
   */
  public record Asked(Touching plan, List<Integer> parameters) {
    public Asked {
      parameters = List.copyOf(parameters);
    }
  }

  /** Returns how many columns the key has. */
  public int columns() {
    return texts.size();
  }

  /** Returns what is done over opened cells to find the rows; null for nothing. */
  public @Nullable Evaluation evaluation() {
    Evaluation finding = found.plan().evaluation();
    return finding == null && locked != null ? locked.plan().evaluation() : finding;
  }

  /** Tells whether a parameter of the statement, from 1, is set again for what is run. */
  public boolean repeats(int parameter) {
    return !computed.isEmpty()
        || found.parameters().contains(parameter)
        || (locked != null && locked.parameters().contains(parameter));
  }

  /** Plans the queries that find the rows of another statement. */
  @FunctionalInterface
  public interface Queries {
    Touching plan(String sql);
  }
}
