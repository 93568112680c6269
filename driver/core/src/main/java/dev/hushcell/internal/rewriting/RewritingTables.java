package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What one kind of database does for a job that rewrites columns. Every method may be called again
 * after it was interrupted anywhere, and then does what is left. Stateless and thread-safe.
 */
public interface RewritingTables {
  /**
   * A column that a job adds.
   *
   * @param name its name
   * @param type as {@code CREATE TABLE} takes it
   * @param check the constraint that it is to have
   */
  record NewColumn(String name, String type, String check) {}

  /**
   * Returns what the table has that the job could not carry over, each with the statement that
   * takes it away; none where it can begin.
   *
   * @param columns the columns to be rewritten
   * @param unsearchable those of them whose new cells cannot be compared
   */
  List<String> objections(
      Connection connection, TableName table, List<String> columns, List<String> unsearchable)
      throws SQLException;

  /**
   * Returns the columns of a key of which no two rows have the same and none has a NULL; none where
   * there is no such key without the columns to be rewritten.
   */
  List<String> key(Connection connection, TableName table, List<String> rewritten)
      throws SQLException;

  /** Adds the shadows, the mark of rows to be filled and what sets the mark when values change. */
  void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException;

  /**
   * Returns the columns that the database changes by itself when a row is updated, and that the job
   * is not to change.
   */
  default List<String> selfChanging(Connection connection, TableName table) throws SQLException {
    return List.of();
  }

  /**
   * Returns the end of a query that locks its rows and passes over those that others have locked.
   */
  String lockingPast();

  /** Returns the end of a query that locks its rows and waits for others. */
  String locking();

  /** Makes what finds marked rows fast. */
  void indexMarks(Connection connection, Rewriting job) throws SQLException;

  /** Makes for the shadows, beside, the indexes that the columns have. */
  void buildIndexes(Connection connection, Rewriting job) throws SQLException;

  /** What is done while nobody else uses the table. */
  interface Exclusive {
    /**
     * Runs on the connection that has the table for itself.
     *
     * @return false to give the table back unchanged
     */
    boolean run(Connection connection) throws SQLException;
  }

  /** Notes in the catalogue that columns were exchanged. */
  interface Recording {
    /** Notes it in the transaction that exchanges them. */
    void within(Connection connection) throws SQLException;

    /** Notes it on another connection, where definitions are in no transaction. */
    void apart();
  }

  /**
   * Tries to exchange the columns. From then on the mark is set in rows whose new columns change.
   *
   * @param patience for how many milliseconds others may wait
   * @param rest fills the last rows
   * @param recording notes the exchange
   * @return false when others had the table, or the rest was too much
   */
  boolean exchange(
      Connection connection, Rewriting job, long patience, Exclusive rest, Recording recording)
      throws SQLException;

  /** Makes constraints good that the exchange only announced. */
  void validate(Connection connection, Rewriting job) throws SQLException;

  /** Tells whether the old columns are still there, after the exchange. */
  boolean hasOld(Connection connection, Rewriting job) throws SQLException;

  /** Drops the old columns and all that the job added beside the new ones. */
  void dropOld(Connection connection, Rewriting job) throws SQLException;

  /** Drops all that the job added, before the columns were exchanged. */
  void dropShadows(Connection connection, Rewriting job) throws SQLException;
}
