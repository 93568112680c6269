package dev.hushcell.internal.discovery;

import dev.hushcell.policy.ColumnName;
import java.sql.SQLException;
import java.util.Optional;

/** Tells how a database compares the values of a column, where cells would be compared instead. */
@FunctionalInterface
public interface Comparisons {
  enum Comparison {
    /** As cells are. */
    EXACT,
    /** Some that differ are taken for equal, but none that differ in case alone. */
    INEXACT,
    /** The case of letters does not count. */
    WITHOUT_CASE
  }

  /** Returns how; empty where cells do not keep the equality of the column at all. */
  Optional<Comparison> of(ColumnName column) throws SQLException;
}
