package dev.hushcell.samples.crm.glass;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.stereotype.Component;

/** The same database as a database administrator reaches it: without Hushcell. */
@Component
class PlainDatabase {
  private static final String PREFIX = "jdbc:hushcell:";

  private final DataSourceProperties database;

  PlainDatabase(DataSourceProperties database) {
    this.database = database;
  }

  /** Tells whether the application itself uses Hushcell. */
  boolean isProtected() {
    return url().startsWith(PREFIX);
  }

  /** Connects through the plain driver. */
  Connection connect() throws SQLException {
    String plain = isProtected() ? "jdbc:" + url().substring(PREFIX.length()) : url();
    return DriverManager.getConnection(plain, database.getUsername(), database.getPassword());
  }

  private String url() {
    return String.valueOf(database.getUrl());
  }
}
