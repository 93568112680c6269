package dev.hushcell.internal.model;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something that the database, its driver or a room around them may refuse. */
@FunctionalInterface
public interface SqlCall<T extends @Nullable Object> {
  T run() throws SQLException;

  /** The same, of which nothing comes back. */
  @FunctionalInterface
  interface Action {
    void run() throws SQLException;
  }

  /** The same with something that is handed over, of which nothing comes back. */
  @FunctionalInterface
  interface ActionWith<A> {
    void run(A given) throws SQLException;
  }

  /** The same with something that is handed over. */
  @FunctionalInterface
  interface With<A, T extends @Nullable Object> {
    T run(A given) throws SQLException;
  }

  /** Returns what the call returns; when it throws instead, cleans up and throws on. */
  static <T> T runOrUndo(SqlCall<T> call, SqlCall.Action cleanup) throws SQLException {
    try {
      return call.run();
    } catch (SQLException | RuntimeException | Error failure) {
      try {
        cleanup.run();
      } catch (SQLException | RuntimeException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }
}
