package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What one kind of database does for a job that rewrites columns. Stateless and thread-safe. */
public sealed interface RewritingTables permits InPlaceTables, ShadowTables {
  /**
   * A column that a job makes.
   *
   * @param type as {@code CREATE TABLE} takes it
   * @param check the constraint that it is to have; empty for none
   */
  record NewColumn(String name, String type, String check) {}

  /**
   * Returns what the table has that the job could not carry over, each with the statement that
   * takes it away; none where it can begin.
   *
   * @param columns what the columns become, by their own names
   * @param unsearchable the names of those whose new cells cannot be compared
   */
  List<String> objections(
      Connection connection, TableName table, List<NewColumn> columns, List<String> unsearchable)
      throws SQLException;

  /**
   * Returns the columns of a key of which no two rows have the same and none has a NULL; none where
   * there is no such key without the columns to be rewritten.
   */
  List<String> key(Connection connection, TableName table, List<String> rewritten)
      throws SQLException;

  /**
   * Returns the columns that the database changes by itself when a row is updated, and that the job
   * is not to change.
   */
  default List<String> selfChanging(Connection connection, TableName table) throws SQLException {
    return List.of();
  }

  /**
   * Returns why the key of a table may be another one than an application assigns, so that no cell
   * can belong to its rows; none where one can.
   */
  default List<String> keyObjections(Connection connection, TableName table) throws SQLException {
    return List.of("this database is not asked whether applications assign its keys");
  }

  /** Returns the end of an ordered query that gives so many rows at most. */
  default String first(int most) {
    return " LIMIT " + most;
  }

  /** Finishes or takes back what was interrupted in the middle of an exchange. */
  default void settle(Connection connection, Rewriting job) throws SQLException {}

  /**
   * Something that a table has beside rows.
   *
   * @param definition all of it; never shown, since it may hold values
   */
  record Trait(Kind kind, String name, String definition) {
    /** What a trait is, each with the letter by which it is noted. */
    public enum Kind {
      COLUMN('c'),
      CONSTRAINT('k'),
      INDEX('i'),
      TRIGGER('t'),
      POLICY('p'),
      RIGHT('r'),
      SETTING('s');

      private final char letter;

      Kind(char letter) {
        this.letter = letter;
      }

      char letter() {
        return letter;
      }
    }
  }

  /**
   * Returns what a table has beside rows and what the job added, to be compared with what it had
   * when the job began; none where definitions cannot change meanwhile.
   */
  default List<Trait> traits(Connection connection, Rewriting job) throws SQLException {
    return List.of();
  }

  default TableCare care() {
    return TableCare.NONE;
  }

  /** Notes in the catalogue that columns were exchanged. */
  interface Recording {
    /** Notes it in the transaction that exchanges them. */
    void within(Connection connection) throws SQLException;

    /** Notes it on another connection, where definitions are in no transaction. */
    void apart();
  }
}
