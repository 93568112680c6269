package dev.hushcell.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets a parameter of another statement to a value that the application set. */
@FunctionalInterface
interface RepeatedSetter {
  void set(PreparedStatement statement, int parameter) throws SQLException;
}
