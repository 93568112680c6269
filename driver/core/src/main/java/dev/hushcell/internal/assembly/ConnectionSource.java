package dev.hushcell.internal.assembly;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a {@code HushcellDataSource} gets its connections. */
public interface ConnectionSource extends AutoCloseable {
  /** Connects, as the given user or, when that is null, as the configured one. */
  Connection open(@Nullable String user, @Nullable String password) throws SQLException;

  @Override
  void close();
}
