package dev.hushcell.internal.plan;

/** How a database takes the keys of rows that the driver found, and locks these rows. */
public interface KeyedRows {
  /** When rows are locked. */
  enum Locking {
    /** They are found without locks; those that match are locked, and decided about again. */
    MATCHES,
    /**
     * All that are read for it are locked at once: what is read with locks is newer than what is
     * read without.
     */
    ALL,
    /** Nobody else writes from the beginning of the transaction on. */
    DATABASE
  }

  Locking locking();

  /**
   * Returns a condition that is true of each row whose key is in a list, and of no other.
   *
   * @param column that is the key, as it is written
   * @return with one parameter, for the list
   */
  String among(String column);

  /** Tells whether what is assigned first in an UPDATE is seen by what is assigned behind it. */
  default boolean assignsInOrder() {
    return false;
  }

  /**
   * Returns the clause that locks the rows of a query.
   *
   * @param deletes whether they are deleted then, and not changed
   */
  default String lock(boolean deletes) {
    return "FOR UPDATE";
  }
}
