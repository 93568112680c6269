package dev.hushcell.architecture.broken.internal.dialect.mysql;

/** Breaks: the folder of MySQL and MariaDB speaks of PostgreSQL. */
final class NamesAnother {
  private NamesAnother() {}
}
