package dev.hushcell.internal.config;

import java.util.Locale;

/**
 * A kind of database whose statements are understood and tested as text, while the project had no
 * server of it: connections are made only where the configuration says so.
 */
public enum Unproven {
  /** SQL Server and what speaks its protocol. */
  SQLSERVER("SQL Server", "sqlserver"),
  /** MySQL itself, but for versions that are proven; MariaDB is, through both drivers. */
  MYSQL("MySQL", "mysql-server");

  private final String product;
  private final String server;

  Unproven(String product, String server) {
    this.product = product;
    this.server = server;
  }

  /** Returns what the contract calls a server of the user's. */
  public String server() {
    return server;
  }

  /** Returns the name for messages, as {@code Database.name()} has it. */
  public String product() {
    return product;
  }

  /** Returns how it is written in the configuration and in the properties of the contract. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
