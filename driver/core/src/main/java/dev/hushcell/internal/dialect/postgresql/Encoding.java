package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import java.sql.Connection;
import java.sql.SQLException;

/** How a database keeps text; it keeps to it from its creation on. */
enum Encoding {
  /** No text begins with a byte from 0xF8 on, by which cells begin. */
  UTF8,
  /** Text may begin with any byte: 0xF8 to 0xFF are letters of LATIN1. */
  OTHER;

  private static final String ENCODING = "SELECT pg_catalog.current_setting('server_encoding')";

  static Encoding of(Connection connection) throws SQLException {
    return Rows.texts(connection, ENCODING).contains("UTF8") ? UTF8 : OTHER;
  }
}
