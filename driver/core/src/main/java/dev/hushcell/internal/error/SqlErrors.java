package dev.hushcell.internal.error;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.SqlCall;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one place where a fault becomes an {@link SQLException}. */
public final class SqlErrors {
  private static final String PREFIX = "HC-";

  private SqlErrors() {}

  /** Returns the exception for a refusal or failure of this room. */
  public static SQLException of(JdbcFault code, String message) {
    return of(code.fault(message));
  }

  /**
   * Returns the exception for a fault: with its text, stack and cause, and the number of its code
   * as vendor code.
   */
  public static SQLException of(Fault fault) {
    SQLException failure = like(fault, String.valueOf(fault.getMessage()), fault.getCause());
    failure.setStackTrace(fault.getStackTrace());
    return failure;
  }

  private static SQLException like(Fault fault, String message, @Nullable Throwable cause) {
    String state = fault.code().kind().sqlState();
    int number = Integer.parseInt(fault.code().id().substring(PREFIX.length()));
    return switch (fault.code().kind()) {
      case REFUSED -> new SQLFeatureNotSupportedException(message, state, number, cause);
      case BAD_CELL, BAD_VALUE, VALUE_TOO_LONG, OUT_OF_RANGE ->
          new SQLDataException(message, state, number, cause);
      case SETUP, CATALOGUE ->
          new SQLNonTransientConnectionException(message, state, number, cause);
      case TIMEOUT -> new SQLTimeoutException(message, state, number, cause);
      case LIMIT -> new SQLNonTransientException(message, state, number, cause);
      case TRANSACTION, CANCELLED -> new SQLException(message, state, number, cause);
      case AGAIN -> new SQLTransactionRollbackException(message, state, number, cause);
      case TRANSIENT -> new SQLTransientConnectionException(message, state, number, cause);
    };
  }

  /** Tells whether an exception is one of this driver with a code. */
  public static boolean is(FaultCode code, Throwable failure) {
    return failure instanceof SQLException thrown
        && fault(thrown).filter(each -> each.code().id().equals(code.id())).isPresent();
  }

  /** Returns the fault that became an exception; empty where the real driver threw it. */
  public static Optional<Fault> fault(SQLException failure) {
    String id = PREFIX + String.format(Locale.ROOT, "%04d", failure.getErrorCode());
    String begin = "[" + id + "] ";
    String message = String.valueOf(failure.getMessage());
    return Stream.of(FaultKind.values())
        .filter(kind -> kind.sqlState().equals(failure.getSQLState()) && message.startsWith(begin))
        .findFirst()
        .map(kind -> new Thrown(id, kind))
        .map(code -> code.insteadOf(failure, message.substring(begin.length())));
  }

  private record Thrown(String id, FaultKind kind) implements FaultCode {}

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

  /** Returns the refusal of a way to choose another database than that of the catalogue. */
  public static SQLException choosesDatabase(String method) {
    return SqlErrors.of(
        JdbcFault.CONNECTION_BUILDER,
        method
            + " is not supported: connection builders and sharding keys choose a database;"
            + " use getConnection");
  }

  /** Returns the refusal of a setting that is made in another place. */
  public static SQLFeatureNotSupportedException madeElsewhere(String method, String place) {
    return (SQLFeatureNotSupportedException)
        SqlErrors.of(JdbcFault.MADE_ELSEWHERE, method + " is not supported; " + place);
  }
}
