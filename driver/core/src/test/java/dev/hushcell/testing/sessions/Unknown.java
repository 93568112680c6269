package dev.hushcell.testing.sessions;

import java.util.Set;

/**
 * Failures of a name that means nothing, or of any text in a transaction that failed: a value that
 * comes with it is given to no column.
 */
final class Unknown {
  private static final Set<String> STATES =
      Set.of(
          "42P01", "42883", "42703", "3F000", "42S02", "42S22", "42S04", "42102", "42122", "25P02");

  private Unknown() {}

  /** Some databases have words only. */
  static boolean is(Said said) {
    return STATES.contains(said.state())
        || said.message().contains("no such ")
        || said.message().contains(" does not exist");
  }
}
