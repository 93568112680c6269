package dev.hushcell.internal.assembly;

import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.sql.SQLException;

/** Leaves nothing half-open behind a failure. */
public final class Undo {
  private Undo() {}

  /** Takes something back. */
  public interface Cleanup {
    void run() throws SQLException;
  }

  /** Returns what the call returns; when it throws instead, cleans up and throws on. */
  public static <T> T onFailure(SqlErrors.Call<T> call, Cleanup cleanup) throws SQLException {
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
