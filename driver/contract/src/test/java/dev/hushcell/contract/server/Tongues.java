package dev.hushcell.contract.server;

import java.util.Map;

/** The words of each kind of database, without a server of it. */
public final class Tongues {
  private Tongues() {}

  /** Returns them by the name of the kind. */
  public static Map<String, Words> all() {
    return Map.of(
        "h2", H2Server.WORDS,
        "postgresql", PostgresServer.WORDS,
        "sqlite", SqliteServer.WORDS,
        "mariadb", MariaServer.WORDS,
        "sqlserver", SqlServerServer.dialect());
  }
}
