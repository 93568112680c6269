package dev.hushcell.internal.opening;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.sql.SQLException;

/** Turns a fault into the exception that JDBC knows. */
public final class Raised {
  private Raised() {}

  /** Something that inner rooms or the real driver may refuse. */
  public interface Call<T> {
    T run() throws SQLException;
  }

  public static <T> T bySql(Call<T> call) throws SQLException {
    try {
      return call.run();
    } catch (Fault fault) {
      throw SqlErrors.of(fault);
    }
  }
}
