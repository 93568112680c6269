package dev.hushcell.internal.plan.query;

import org.jspecify.annotations.Nullable;

/**
 * A column that a query or a table delivers.
 *
 * @param name its name without quotes, or null where it has none that could be referred to
 * @param worth what it is worth
 * @param expanded whether it came out of a {@code *}, so that its name is to be checked
 */
public record Output(@Nullable String name, Worth worth, boolean expanded) {
  /** Stands for the columns of a {@code *} that are not known. */
  static final Output REST = new Output(null, Worth.plain(), true);

  /** Returns the same column, written out. */
  public Output named(@Nullable String other) {
    return new Output(other, worth, false);
  }
}
