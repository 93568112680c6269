package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Set;

/** What the failures of H2 mean. */
final class H2Failures implements Failures {
  /** Another session has the database for itself. */
  private static final String EXCLUSIVE = "90135";

  /**
   * Table exists, lock timeout, concurrent change, a database that another process is just opening
   * or closing, or that another session has for itself for a moment.
   */
  private static final Set<String> RACES =
      Set.of("42S01", "HYT00", "90131", "90045", "90020", "90098", EXCLUSIVE);

  /** Two sessions meet in H2's own internals, one of which alters a table. */
  private static final int GENERAL_ERROR = 50000;

  /**
   * A cancelled statement, a broken connection, a closed database or session, and one that closes.
   */
  private static final Set<String> INTERRUPTIONS =
      Set.of("57014", "90067", "90098", "90121", "90007");

  private static final String NO_RIGHT = "90096";
  private static final String READ_ONLY = "90097";

  /** Table, index, view or column not found: while a type is changed others do not find them. */
  private static final Set<String> NOT_FOUND = Set.of("42S02", "42S03", "42S04", "42S22");

  private static final String CHECK = "23513";

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure)
        || isTorn(failure)
        || RACES.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean isInterrupted(SQLException failure) {
    return Failures.super.isInterrupted(failure)
        || INTERRUPTIONS.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return NO_RIGHT.equals(failure.getSQLState());
  }

  @Override
  public boolean isReadOnly(SQLException failure) {
    return READ_ONLY.equals(failure.getSQLState());
  }

  @Override
  public boolean isMomentary(SQLException failure) {
    return NOT_FOUND.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean isTorn(SQLException failure) {
    return failure.getErrorCode() == GENERAL_ERROR;
  }

  /** A job of ours, or an administrator, has the database alone: SET EXCLUSIVE. */
  @Override
  public boolean isShut(SQLException failure) {
    return EXCLUSIVE.equals(failure.getSQLState());
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return isMomentary(failure) || CHECK.equals(failure.getSQLState());
  }
}
