package dev.hushcell.internal.sql;

/** The SQL of one family of databases, as far as reading its texts goes. */
public enum Dialect {
  /** H2 2.x in its regular mode. */
  H2,
  /** PostgreSQL 13 and later with standard_conforming_strings. */
  POSTGRESQL,
  /** MySQL and MariaDB. */
  MYSQL,
  /** T-SQL of SQL Server, with QUOTED_IDENTIFIER ON. */
  TSQL
}
