package dev.hushcell.contract.server;

import java.util.regex.Pattern;

/**
 * A form in which a server runs beside its usual one; {@link Without} leaves it out where the usual
 * one shows the same.
 */
public enum Variant {
  /** H2 in the modes of other databases, which change what statements mean. */
  MODES("h2-.+"),
  /** SQLite with a log of changes, which changes who waits for whom. */
  JOURNALS("sqlite-wal"),
  /** MariaDB through MySQL's driver, which binds, sends and fails in its own way. */
  DRIVERS("mysql-driver.*"),
  /** Rows that the driver fetches a few at a time. */
  FETCHES(".+\\?defaultRowFetchSize=\\d+"),
  /** Batches that the driver sends as one statement. */
  BATCHES(".+\\?reWriteBatchedInserts=true"),
  /** Failures that do not end a transaction. */
  SAVEPOINTS(".+\\?autosave=always");

  private final Pattern names;

  Variant(String names) {
    this.names = Pattern.compile(names);
  }

  boolean has(String name) {
    return names.matcher(name).matches();
  }
}
