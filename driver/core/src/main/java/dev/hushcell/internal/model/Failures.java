package dev.hushcell.internal.model;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the failures of one kind of database mean. Stateless and thread-safe.
 *
 * <p>What is not said for a kind is read from the classes of SQLSTATE: ISO/IEC 9075-2, 24.1.
 */
public interface Failures {
  /** What failures may mean that a kind knows by their codes. */
  enum Meaning {
    RACE,
    INTERRUPTED,
    MISSING_RIGHT,
    READ_ONLY,
    OUT_OF_SPACE,
    VIOLATION,
    MOMENTARY,
    TORN,
    OUTDATED,
    FOREIGN_KEY,
    SHUT,
    FAILED_TRANSACTION,
    CHANGE
  }

  /** Returns the codes of each meaning: SQLSTATEs as texts, the numbers of the kind as numbers. */
  Map<Meaning, Set<Object>> codes();

  private boolean has(Meaning meaning, SQLException failure) {
    Set<Object> codes = codes().getOrDefault(meaning, Set.of());
    return codes.contains(String.valueOf(failure.getSQLState()))
        || codes.contains(failure.getErrorCode());
  }

  /** Tells whether another writer was in the way: it may have done what we wanted to do. */
  default boolean isRace(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return failure instanceof SQLTransientException
        || state.startsWith("23")
        || state.startsWith("40")
        || has(Meaning.RACE, failure);
  }

  /**
   * Tells whether work was cut off from outside and may be done another time: the connection is
   * lost or was never had, the session was ended, or its statement was cancelled.
   */
  default boolean isInterrupted(SQLException failure) {
    return failure instanceof SQLRecoverableException
        || String.valueOf(failure.getSQLState()).startsWith("08")
        || has(Meaning.INTERRUPTED, failure);
  }

  default boolean isMissingRight(SQLException failure) {
    return has(Meaning.MISSING_RIGHT, failure);
  }

  /** Tells whether nothing can be written: a database, a replica or a user that only reads. */
  default boolean isReadOnly(SQLException failure) {
    return "25006".equals(failure.getSQLState()) || has(Meaning.READ_ONLY, failure);
  }

  /** Tells whether the database has no space left, on its disk or in its log. */
  default boolean isOutOfSpace(SQLException failure) {
    return "53100".equals(failure.getSQLState()) || has(Meaning.OUT_OF_SPACE, failure);
  }

  /** Tells whether a row, or a CHECK that is added, does not keep a constraint. */
  default boolean isViolation(SQLException failure) {
    return String.valueOf(failure.getSQLState()).startsWith("23")
        || has(Meaning.VIOLATION, failure);
  }

  /**
   * Tells whether something is not found that may be there again in a moment, because another
   * session alters it.
   */
  default boolean isMomentary(SQLException failure) {
    return has(Meaning.MOMENTARY, failure);
  }

  /**
   * Tells whether a statement may have met a definition of another session in the inside of the
   * database, and may be run again.
   */
  default boolean isTorn(SQLException failure) {
    return has(Meaning.TORN, failure);
  }

  /**
   * Tells whether a connection would have run a statement as it was prepared before columns became
   * others; the next transaction prepares it again.
   */
  default boolean isOutdated(SQLException failure) {
    return has(Meaning.OUTDATED, failure);
  }

  default boolean isMissingColumn(SQLException failure) {
    return Set.of("42703", "42S22").contains(String.valueOf(failure.getSQLState()));
  }

  /**
   * Tells whether the database refused, before it did anything, a statement with cells where it
   * takes another type, or with another type where it takes cells.
   */
  default boolean isOfCellType(SQLException failure) {
    return false;
  }

  /** Tells whether a foreign key keeps a column from becoming one of cells. */
  default boolean isOfForeignKey(SQLException failure) {
    return has(Meaning.FOREIGN_KEY, failure);
  }

  /** What the CHECK on the cells of a column keeps a definition from. */
  enum OfCheck {
    /** A foreign key that would change the column by itself. */
    ACTION,
    /** A CHECK whose name another table has. */
    TAKEN_NAME,
    /** Another name for the column. */
    RENAMING
  }

  /** Returns what the database refused because of the CHECK on the cells of a column. */
  default Optional<OfCheck> ofCheck(SQLException failure) {
    return Optional.empty();
  }

  /** Tells whether a connection was refused because the database lets nobody in for a moment. */
  default boolean isShut(SQLException failure) {
    return has(Meaning.SHUT, failure);
  }

  /** Tells whether nothing but a rollback can be sent in the transaction. */
  default boolean isOfFailedTransaction(SQLException failure) {
    return has(Meaning.FAILED_TRANSACTION, failure);
  }

  /**
   * Tells whether a change by others would explain it: a table, column or view is not found, or a
   * CHECK was violated.
   */
  default boolean showsChange(SQLException failure) {
    return has(Meaning.CHANGE, failure);
  }

  /** Returns a failure of a statement on protected columns, without what it may quote of rows. */
  default SQLException told(SQLException failure) {
    return failure;
  }

  /** Returns the codes of a failure without its text, which may quote rows. */
  static String describe(SQLException failure) {
    return "SQLSTATE " + failure.getSQLState() + ", vendor code " + failure.getErrorCode();
  }
}
