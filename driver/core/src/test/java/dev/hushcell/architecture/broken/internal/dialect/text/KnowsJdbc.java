package dev.hushcell.architecture.broken.internal.dialect.text;

import java.sql.Connection;

/** Breaks: a rule of texts that asks a connection. */
final class KnowsJdbc {
  private KnowsJdbc() {}

  static boolean asks(Connection connection) {
    return connection.toString().isEmpty();
  }
}
