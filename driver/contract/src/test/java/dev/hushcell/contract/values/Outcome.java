package dev.hushcell.contract.values;

import java.sql.SQLException;

/** What became of a bound value. */
sealed interface Outcome {
  /** It was kept, and is read back so. */
  record Kept(String readings) implements Outcome {}

  /** It was not taken; with a code when it was the driver under test that did not. */
  record Failed(boolean withCode) implements Outcome {}

  static Outcome failed(SQLException failure) {
    return new Failed(String.valueOf(failure.getMessage()).contains("[HC-"));
  }

  /** Tells whether it is right for a protected column where this became of it in a plain one. */
  default boolean mayStandFor(Outcome plain) {
    if (this instanceof Failed failed) {
      return failed.withCode() || plain instanceof Failed;
    }
    return equals(plain);
  }
}
