package dev.hushcell.internal.dialect.mysql;

/** Which of the two databases it is. */
enum Flavour {
  /** MySQL of Oracle, and what behaves as it does. */
  MYSQL("MySQL"),
  /** MariaDB. */
  MARIADB("MariaDB");

  private final String product;

  Flavour(String product) {
    this.product = product;
  }

  /** Returns the name for messages. */
  String product() {
    return product;
  }

  /** Returns what a server is, by its version: drivers name the product as they like. */
  static Flavour ofVersion(String version) {
    return version.toLowerCase(java.util.Locale.ROOT).contains("mariadb") ? MARIADB : MYSQL;
  }
}
