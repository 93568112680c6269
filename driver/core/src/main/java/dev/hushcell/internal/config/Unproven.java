package dev.hushcell.internal.config;

import java.util.Locale;

/**
 * A kind of database whose statements are understood and tested as text, while no server of it was
 * at hand for the project: connections are made only where the configuration says so.
 */
public enum Unproven {
  /** SQL Server and what speaks its protocol. */
  SQLSERVER("SQL Server"),
  /** MySQL itself; MariaDB is proven through both drivers. */
  MYSQL("MySQL");

  private final String product;

  Unproven(String product) {
    this.product = product;
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
