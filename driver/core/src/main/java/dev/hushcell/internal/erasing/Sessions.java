package dev.hushcell.internal.erasing;

import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;

/** Lends sessions of our own that protect what is sent, outside those of the application. */
public interface Sessions {
  /** Works on one; what is not committed at the end is rolled back. */
  <T> T work(SqlCall.With<Connection, T> work) throws SQLException;
}
