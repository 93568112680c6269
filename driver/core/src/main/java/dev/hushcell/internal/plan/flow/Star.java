package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import org.jspecify.annotations.Nullable;

/**
 * A {@code *} of a statement.
 *
 * @param begin offset of its first character, with the table in front of it
 * @param end offset after it
 * @param columns the columns that it stands for, as they would be written out; null where they
 *     cannot
 */
public record Star(int begin, int end, @Nullable String columns) {
  /** Returns the replacement by the columns that it stands for. */
  public Splice spelled() {
    return new Splice.Text(begin, end, String.valueOf(columns));
  }
}
