package dev.hushcell.internal.error;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.SqlCall;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
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
      case LIMIT -> new SQLNonTransientException(message, state, number, fault);
      case TRANSACTION, CANCELLED -> new SQLException(message, state, number, fault);
      case AGAIN -> new SQLTransactionRollbackException(message, state, number, fault);
      case TRANSIENT -> new SQLTransientConnectionException(message, state, number, fault);
    };
  }

  /** Returns the exception for what an inner room threw. */
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
