package dev.hushcell;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a {@link HushcellDataSource} gets its connections. */
interface ConnectionSource extends AutoCloseable {
  /** Connects, as the given user or, when that is null, as the configured one. */
  Connection open(@Nullable String user, @Nullable String password) throws SQLException;

  /** Erases the keys. */
  @Override
  void close();
}
