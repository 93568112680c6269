package dev.hushcell.internal.keyring.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one kind of database writes what the tables of a catalogue need: the standard form, in which
 * a database changes what it says otherwise. Immutable.
 */
public interface CatalogueForm {
  /** A host in a URL. */
  Pattern REMOTE = Pattern.compile("://[^/:;?]");

  /** This machine. */
  Pattern LOOPBACK = Pattern.compile("(?i)://(localhost|127\\.|\\[::1])");

  /** Returns the type of text of up to so many characters, all of ASCII but for names. */
  default String text(int length) {
    return "VARCHAR(" + length + ")";
  }

  /**
   * Returns the statement that makes a table unless it is there.
   *
   * @param table qualified and quoted
   * @param definitions columns and constraints
   */
  default String create(String table, String definitions) {
    return "CREATE TABLE IF NOT EXISTS " + table + " (" + definitions + ")";
  }

  /** Returns an expression for the time now, for {@link #instant} to read. */
  default String now() {
    return "CURRENT_TIMESTAMP";
  }

  /** Tells whether the database runs on another machine, by the URL of a connection. */
  default boolean hasOwnClock(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    return url != null && REMOTE.matcher(url).find() && !LOOPBACK.matcher(url).find();
  }

  /** Reads that instant, the only column of a row. */
  default Instant instant(ResultSet row) throws SQLException {
    return row.getTimestamp(1).toInstant();
  }

  /**
   * Returns the query that reads the only row of a table and locks it until the transaction ends.
   */
  default String locked(String columns, String table) {
    return "SELECT " + columns + " FROM " + table + " FOR UPDATE";
  }

  /** Returns the query for the schemas and names of all tables of catalogues. */
  default String discovery() {
    return "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
        + " WHERE LOWER(TABLE_NAME) IN"
        + " ('hushcell_key', 'hushcell_column', 'hushcell_event', 'hushcell_manifest')";
  }

  /**
   * Has the database write to its files what it answered as committed, where it does that later.
   * Nothing outside it may say before how far it has come: a database that was killed would look as
   * if somebody had put it back.
   *
   * @return how long it may still take, where it could not be hastened
   */
  default Duration settle(Connection connection) throws SQLException {
    return Duration.ZERO;
  }

  /**
   * Bounds how long a session that is lent for catalogue work waits for locks, where a transaction
   * of the application can lock what that work must read.
   *
   * @return the statement that takes the bound back; empty when there is none
   */
  default Optional<String> bound(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** Tells whether a connection can be closed that could not roll back. */
  default boolean endsBroken() {
    return true;
  }
}
