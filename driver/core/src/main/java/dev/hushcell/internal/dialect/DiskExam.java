package dev.hushcell.internal.dialect;

import dev.hushcell.layers.DiskStatus;
import java.sql.Connection;
import java.sql.SQLException;

/** Finds out what one kind of database writes to its disk in clear. Stateless and thread-safe. */
@FunctionalInterface
public interface DiskExam {
  /** Asks the database; changes nothing. */
  DiskStatus found(Connection connection, DriverPromise promise) throws SQLException;
}
