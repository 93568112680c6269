package dev.hushcell.internal.assembly;

import dev.hushcell.internal.model.SqlCall;
import java.sql.SQLException;

/** Leaves nothing half-open behind a failure. */
public final class Undo {
  private Undo() {}

  /** Returns what the call returns; when it throws instead, cleans up and throws on. */
  public static <T> T onFailure(SqlCall<T> call, SqlCall.Action cleanup) throws SQLException {
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
