package dev.hushcell.internal.keyring.database;

/**
 * How one kind of database writes what the tables of a catalogue need: the standard form, in which
 * a database changes what it says otherwise. Immutable.
 */
public interface CatalogueForm {
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

  /** Returns an expression for the time now, that its driver reads as an instant. */
  default String now() {
    return "CURRENT_TIMESTAMP";
  }

  /**
   * Returns the query that reads the only row of a table and locks it until the transaction ends.
   */
  default String locked(String columns, String table) {
    return "SELECT " + columns + " FROM " + table + " FOR UPDATE";
  }
}
