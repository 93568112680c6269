package dev.hushcell.internal.model;

import java.util.List;
import java.util.Optional;

/**
 * A routine of which the configuration says that what it takes and gives is no value of a protected
 * column, but for the parameters that are named: they take cells.
 *
 * @param name the routine, matched without case
 * @param parameters for each parameter the column whose cells it takes, or nothing for a plain one;
 *     empty when all are plain, however many there are
 */
public record TrustedRoutine(RoutineName name, Optional<List<Optional<NamedColumn>>> parameters) {
  public TrustedRoutine {
    parameters = parameters.map(List::copyOf);
  }

  /** Tells whether a parameter takes cells. */
  public boolean takesCells() {
    return parameters.stream().flatMap(List::stream).anyMatch(Optional::isPresent);
  }
}
