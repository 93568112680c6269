package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import java.util.List;
import java.util.Optional;

/**
 * What connections of one profile may not do. A guard against mistakes, such as a web application
 * that selects a password; no boundary within a process, which has the keys. Immutable.
 *
 * @param profile name of the profile; empty where the configuration has none
 * @param writeOnly the columns that it may not read
 */
public record Access(String profile, List<WriteOnly> writeOnly) {
  public Access {
    writeOnly = List.copyOf(writeOnly);
  }

  /** Returns the access that everything is allowed to. */
  public static Access unlimited() {
    return new Access("", List.of());
  }

  /** Tells whether a column may not be read, and what a read of it gets. */
  public Optional<WriteOnly> of(ColumnName column) {
    for (WriteOnly each : writeOnly) {
      if (each.means(column)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
