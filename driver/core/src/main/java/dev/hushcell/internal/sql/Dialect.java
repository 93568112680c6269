package dev.hushcell.internal.sql;

/** The SQL of one family of databases, as far as reading its texts goes. */
public enum Dialect {
  /** H2 2.x in its regular mode. */
  H2,
  /** MySQL and MariaDB. */
  MYSQL
}
