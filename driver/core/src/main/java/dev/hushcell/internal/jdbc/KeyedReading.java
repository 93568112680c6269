package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.value.lob.ReadValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** A connection that reads a value of a protected column in parts, by the key of its row. */
public interface KeyedReading {
  /**
   * Opens a value.
   *
   * @param seen the connection as the application has it, from a pool perhaps; with it the value
   *     ends
   * @param table as the database stores its name or as SQL writes it without quotes, with or
   *     without a schema before it
   * @param column likewise
   * @param key columns that identify a row, likewise, with their values
   * @return the value; empty when there is no such row, or NULL in it
   */
  Optional<ReadValue> readByKey(Connection seen, String table, String column, Map<String, ?> key)
      throws SQLException;
}
