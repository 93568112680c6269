package dev.hushcell.internal.dialect.mysql;

/** The databases that belong to the server itself. */
final class SystemSchemas {
  /** As a list for SQL. */
  static final String LIST = "('mysql', 'sys', 'performance_schema', 'information_schema')";

  private SystemSchemas() {}
}
