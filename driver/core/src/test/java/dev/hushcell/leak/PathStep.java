package dev.hushcell.leak;

import java.sql.SQLException;

/**
 * One way for a value to travel.
 *
 * @param name unique
 * @param expected what Hushcell does with it
 * @param stored whether the plain database keeps it in a row
 * @param action sends marks on this way
 */
record PathStep(String name, Expected expected, boolean stored, Action action) {
  /** What Hushcell does. */
  enum Expected {
    /** It runs. */
    RUNS,
    /** It is refused with a code. */
    REFUSED,
    /** It fails, as it does on the plain database. */
    FAILS,
    /** It may run or be refused. */
    EITHER
  }

  /** Sends marks. */
  interface Action {
    void run(Session session) throws SQLException;
  }

  static PathStep stores(String name, Action action) {
    return new PathStep(name, Expected.RUNS, true, action);
  }

  static PathStep runs(String name, Action action) {
    return new PathStep(name, Expected.RUNS, false, action);
  }

  static PathStep refused(String name, Action action) {
    return new PathStep(name, Expected.REFUSED, false, action);
  }

  static PathStep fails(String name, Action action) {
    return new PathStep(name, Expected.FAILS, false, action);
  }

  static PathStep either(String name, Action action) {
    return new PathStep(name, Expected.EITHER, false, action);
  }
}
