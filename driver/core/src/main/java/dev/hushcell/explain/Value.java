package dev.hushcell.explain;

/**
 * A parameter or literal of a statement; never what it stands for.
 *
 * @param parameter its number as JDBC counts, from 1; 0 for a literal
 * @param place where it stands
 * @param treatment what becomes of it
 */
public record Value(int parameter, Place place, Treatment treatment) {
  /** Tells whether it is a literal. */
  public boolean isLiteral() {
    return parameter == 0;
  }
}
