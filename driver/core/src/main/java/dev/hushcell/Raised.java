package dev.hushcell;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.sql.SQLException;

/** Turns a fault into the exception that JDBC knows. */
final class Raised {
  private Raised() {}

  /** Something that inner rooms or the real driver may refuse. */
  interface Call<T> {
    T run() throws SQLException;
  }

  static <T> T bySql(Call<T> call) throws SQLException {
    try {
      return call.run();
    } catch (Fault fault) {
      throw SqlErrors.of(fault);
    }
  }
}
