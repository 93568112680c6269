package dev.hushcell.internal.jdbc.error;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.DdlFault;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place where a fault becomes an {@link SQLException}. */
public final class SqlErrors {
  private SqlErrors() {}

  /** Returns the exception for a refusal or failure of this room. */
  public static SQLException of(JdbcFault code, String message) {
    return of(code.fault(message));
  }

  /** Returns the exception for a fault; its vendor code is the number of the fault's code. */
  public static SQLException of(Fault fault) {
    String message = String.valueOf(fault.getMessage());
    String state = fault.code().kind().sqlState();
    int number = Integer.parseInt(fault.code().id().substring("HC-".length()));
    return switch (fault.code().kind()) {
      case REFUSED -> new SQLFeatureNotSupportedException(message, state, number, fault);
      case BAD_CELL, BAD_VALUE, VALUE_TOO_LONG, OUT_OF_RANGE ->
          new SQLDataException(message, state, number, fault);
      case SETUP, CATALOGUE ->
          new SQLNonTransientConnectionException(message, state, number, fault);
      case TIMEOUT -> new SQLTimeoutException(message, state, number, fault);
      case TRANSACTION, CANCELLED -> new SQLException(message, state, number, fault);
      case AGAIN -> new SQLTransactionRollbackException(message, state, number, fault);
      case TRANSIENT -> new SQLTransientConnectionException(message, state, number, fault);
    };
  }

  /**
   * Returns a failure of a statement on protected columns, without what it may quote of rows. What
   * the database refuses because of cells or their CHECK is refused like all the rest.
   */
  public static SQLException told(SQLException failure, Failures failures) {
    if (failures.isOfCellType(failure)) {
      return of(
          JdbcFault.OTHER_TYPE,
          "in one place of the statement cells of a protected column meet something else, which"
              + " the database takes for another type; if that is NULL, write a parameter that is"
              + " set to NULL, else read the two in statements of their own");
    }
    Optional<Failures.OfCheck> ofCheck = failures.ofCheck(failure);
    return ofCheck.isPresent() ? of(ofCheck(ofCheck.get())) : failures.told(failure);
  }

  private static Fault ofCheck(Failures.OfCheck refused) {
    return switch (refused) {
      case ACTION ->
          DdlFault.FOREIGN_KEY_ACTION.fault(
              "a foreign key over a protected column would change it by itself (CASCADE, SET NULL),"
                  + " which this database does not allow beside the CHECK on its cells; leave the"
                  + " action out, and change both tables");
      case TAKEN_NAME ->
          DdlFault.CHECK_NAME.fault(
              "another table of the database has the CHECK that the definition would make: it had"
                  + " the name of this one and was renamed without this driver; give it its old"
                  + " name back and rename it through this driver, or drop it");
      case RENAMING ->
          DdlFault.RENAME.fault(
              "this database renames no column that a CHECK names, and each protected column has"
                  + " one on its cells; keep the name, or add a column, fill it from the"
                  + " application and drop the old one");
    };
  }

  public static SQLException of(RuntimeException failure) {
    return of(failure instanceof Fault fault ? fault : unexpected(failure));
  }

  /** Calls an inner room and turns what it throws; what the real driver throws is passed on. */
  public static <T extends @Nullable Object> T guard(SqlCall<T> call) throws SQLException {
    try {
      return call.run();
    } catch (RuntimeException e) {
      throw of(e);
    }
  }

  /** Calls an inner room that returns nothing and turns what it throws. */
  public static void guardRun(Runnable call) throws SQLException {
    guard(
        () -> {
          call.run();
          return Boolean.TRUE;
        });
  }

  /** Keeps class and stack of an exception but not its text, which may quote a value. */
  private static Fault unexpected(RuntimeException e) {
    Fault fault =
        JdbcFault.UNEXPECTED.fault(
            "an unexpected "
                + e.getClass().getName()
                + " stopped the call; please report it with its stack");
    fault.setStackTrace(e.getStackTrace());
    return fault;
  }
}
