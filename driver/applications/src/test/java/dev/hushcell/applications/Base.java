package dev.hushcell.applications;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How an application reaches a database. */
record Base(String url, String user, String password) {
  private static final String PREFIX = "jdbc:hushcell:";

  /** Returns the same database through Hushcell. */
  Base through(Path configuration) {
    String separator = url.startsWith("jdbc:h2:") ? ";" : "?";
    return new Base(
        PREFIX + url.substring("jdbc:".length()) + separator + "hushcell.config=" + configuration,
        user,
        password);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Returns the settings of a pool that needs the class of the driver. */
  String driver() {
    return url.startsWith(PREFIX)
        ? "dev.hushcell.HushcellDriver"
        : url.startsWith("jdbc:h2:")
            ? "org.h2.Driver"
            : url.startsWith("jdbc:postgresql:")
                ? "org.postgresql.Driver"
                : "org.mariadb.jdbc.Driver";
  }
}
