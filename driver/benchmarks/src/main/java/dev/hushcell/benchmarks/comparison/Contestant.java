package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A way to keep rows of {@link Person} in a database. */
interface Contestant {
  /** Creates its four tables, and whatever else it asks for. */
  void create(Database database) throws SQLException, IOException;

  /** Opens the connection that an application works with. */
  Connection connect(Database database) throws SQLException, IOException;

  /** How the application writes its statements. */
  default Form form() {
    return Form.PLAIN;
  }
}
