package dev.hushcell.internal.plan;

/** Where a statement says to which row a cell belongs that it stores. */
public sealed interface RowOfCell {
  /** A parameter, counted from 1. */
  record Parameter(int number) implements RowOfCell {}

  /**
   * A literal.
   *
   * @param value what it stands for: a number or a text
   */
  record Literal(Object value) implements RowOfCell {
    /** Never the value. */
    @Override
    public String toString() {
      return "Literal";
    }
  }
}
