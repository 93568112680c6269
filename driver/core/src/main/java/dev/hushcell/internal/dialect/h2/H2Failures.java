package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Set;

/** What the failures of H2 mean. */
final class H2Failures implements Failures {
  /**
   * Table exists, lock timeout, concurrent change, and a database that another process is just
   * opening or closing.
   */
  private static final Set<String> RACES =
      Set.of("42S01", "HYT00", "90131", "90045", "90020", "90098");

  /** Two sessions that alter one table at once meet in H2's own internals. */
  private static final int GENERAL_ERROR = 50000;

  private static final String NO_RIGHT = "90096";

  /** Table, index, view or column not found: while a type is changed others do not find them. */
  private static final Set<String> NOT_FOUND = Set.of("42S02", "42S03", "42S04", "42S22");

  private static final String CHECK = "23513";

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure)
        || failure.getErrorCode() == GENERAL_ERROR
        || RACES.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return NO_RIGHT.equals(failure.getSQLState());
  }

  @Override
  public boolean isMomentary(SQLException failure) {
    return NOT_FOUND.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return isMomentary(failure) || CHECK.equals(failure.getSQLState());
  }
}
