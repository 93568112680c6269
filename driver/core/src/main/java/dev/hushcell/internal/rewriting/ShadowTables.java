package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A database in which new columns are filled beside the old ones. Every method may be called again
 * after it was interrupted anywhere, and then does what is left.
 */
public non-sealed interface ShadowTables extends RewritingTables {
  /**
   * Returns for how long others are about to wait for a definition that copies the table; empty
   * where none does.
   *
   * @param columns what the columns become
   */
  default Optional<Duration> blocking(
      Connection connection, TableName table, List<NewColumn> columns) throws SQLException {
    return Optional.empty();
  }

  /**
   * Returns the query for the keys of which no two rows have the same and none has a NULL, the best
   * one first: what identifies a key, and one column of it, in each row.
   */
  String keys();

  @Override
  default List<String> key(Connection connection, TableName table, List<String> rewritten)
      throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    Rows.ofTable(
        connection,
        keys(),
        row ->
            keys.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getString(2)),
        table);
    return keys.values().stream()
        .filter(key -> key.stream().noneMatch(rewritten::contains))
        .findFirst()
        .orElse(List.of());
  }

  /** Returns the key by which a job finds rows. */
  default List<String> key(Connection connection, Rewriting job) throws SQLException {
    List<String> rewritten = job.columns().stream().map(Rewriting.Column::name).toList();
    return key(connection, job.table(), rewritten);
  }

  /** Adds the shadows, the mark of rows to be filled and the guards. */
  void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException;

  /**
   * Makes the guards of a table whose columns are not exchanged yet, unless they are there as the
   * job made them. They mark each row that others insert or whose values or key they change, and
   * let nobody but the job write what belongs to the job.
   *
   * @return whether they were made, so that rows may have changed without a mark before
   */
  boolean guard(Connection connection, Rewriting job) throws SQLException;

  /**
   * Tells whether the guards are there as the job made them, and as far as the database can tell
   * were there all the time since: before the exchange since {@link #guard}, and after it since the
   * exchange.
   */
  boolean isGuarded(Connection connection, Rewriting job) throws SQLException;

  /** Has the guards let a connection pass until its transaction ends, or until it ends. */
  void asJob(Connection connection, Rewriting job) throws SQLException;

  /** Returns the condition of rows that are not filled: whatever the mark is but 0. */
  default String marked(String mark) {
    return "(" + mark + " IS NULL OR " + mark + " <> 0)";
  }

  /**
   * Returns the end of a query that locks its rows and passes over those that others have locked.
   */
  default String lockingPast() {
    return " FOR UPDATE SKIP LOCKED";
  }

  /** Returns the end of a query that locks its rows and waits for others. */
  default String locking() {
    return " FOR UPDATE";
  }

  /**
   * Has pages of rows read along the index of their key until the transaction ends, whatever the
   * database believes of columns that it has not counted yet.
   */
  default void readByKey(Connection connection) throws SQLException {}

  void indexMarks(Connection connection, Rewriting job) throws SQLException;

  /** Makes for the shadows, beside, the indexes that the columns have. */
  void buildIndexes(Connection connection, Rewriting job) throws SQLException;

  /**
   * Tries to exchange the columns. From then on the guards mark rows whose new columns change.
   *
   * @param patience for how many milliseconds others may wait
   * @param rest fills the last rows while nobody else uses the table, on the connection that has
   *     it; false to give it back unchanged
   * @return false when others had the table, or the rest was too much
   */
  boolean exchange(
      Connection connection,
      Rewriting job,
      long patience,
      SqlCall.With<Connection, Boolean> rest,
      Recording recording)
      throws SQLException;

  /**
   * Waits for a process that is exchanging the columns right now, where the record of that is not
   * in the same transaction.
   */
  default void awaitExchange(Connection connection, Rewriting job) throws SQLException {}

  /** Makes constraints good that the exchange only announced. */
  void validate(Connection connection, Rewriting job) throws SQLException;

  /** Returns the names of the columns of a table. */
  Set<String> columns(Connection connection, TableName table) throws SQLException;

  /** Tells whether the old columns are still there, after the exchange. */
  default boolean hasOld(Connection connection, Rewriting job) throws SQLException {
    return columns(connection, job.table()).contains(job.columns().get(0).kept());
  }

  /** Drops the old columns and all that the job added beside the new ones. */
  default void dropOld(Connection connection, Rewriting job) throws SQLException {
    drop(connection, job, job.columns().stream().map(Rewriting.Column::kept).toList());
  }

  /** Drops all that the job added, before the columns were exchanged. */
  default void dropShadows(Connection connection, Rewriting job) throws SQLException {
    drop(connection, job, job.columns().stream().map(Rewriting.Column::shadow).toList());
  }

  /** Drops columns of a job, as far as they are there, and all that it added beside columns. */
  void drop(Connection connection, Rewriting job, List<String> names) throws SQLException;
}
