package dev.hushcell.internal.value;

import org.jspecify.annotations.Nullable;

/**
 * Turns the objects that applications bind into the canonical values of one column, as the plain
 * database would. Immutable. Faults name the column, never the value.
 */
public interface Conversion {
  /** Converts as an assignment: rounds where the database rounds, refuses what does not fit. */
  Object assigned(Object value);

  /** Converts as a comparison, or returns null when no value of the column can be equal. */
  @Nullable Object compared(Object value);

  /** Returns what a reader sees of a canonical value. */
  default Object shown(Object canonical) {
    return canonical;
  }
}
