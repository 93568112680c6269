package dev.hushcell.contract.server;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form in which a server runs beside its usual one. A nightly build runs on all of them, but for
 * those that {@link Without} leaves out where the usual one shows the same; an ordinary build runs
 * on those that {@link EveryBuild} names.
 */
public enum Variant {
  /** H2 in the modes of other databases, which change what statements mean. */
  MODES("h2-.+"),
  /** SQLite with a log of changes, which changes who waits for whom. */
  JOURNALS("sqlite-wal"),
  /** MariaDB through MySQL's driver, which binds, sends and fails in its own way. */
  DRIVERS("mysql-driver.*"),
  /** Databases with the collation that the server has when it is not told. */
  COLLATIONS("(?!mysql-defaults).+-defaults"),
  /**
   * MySQL as it is without settings: its own collation, and passwords, over TLS under its own
   * certificate. Only classes that name it run on it.
   */
  SHIPPED("mysql-defaults"),
  /** Rows that the driver fetches a few at a time. */
  FETCHES(".+\\?defaultRowFetchSize=\\d+"),
  /** Batches that the driver sends as one statement. */
  BATCHES(".+\\?reWriteBatchedInserts=true"),
  /** Failures that do not end a transaction. */
  SAVEPOINTS(".+\\?autosave=always"),
  /** Options of the driver that are none of these. */
  OPTIONS(".+\\?(?!defaultRowFetchSize=|reWriteBatchedInserts=|autosave=).+");

  private final Pattern names;

  Variant(String names) {
    this.names = Pattern.compile(names);
  }

  /** Tells whether a server of that name runs in some form beside its usual one. */
  public static boolean isOne(String name) {
    return Stream.of(values()).anyMatch(each -> each.has(name));
  }

  boolean has(String name) {
    return names.matcher(name).matches();
  }
}
