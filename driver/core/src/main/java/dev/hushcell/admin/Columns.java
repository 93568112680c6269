package dev.hushcell.admin;

import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.List;

/**
 * The columns of one database that hold values from before they were declared, for an
 * administrator: encrypts them while applications read and write. Made by {@code
 * Hushcell.columns(connection)}.
 *
 * <p>A job puts new columns beside the old ones, fills them, opens and compares every cell, and
 * exchanges the columns in one short step; then it compares once more and drops the old ones. It
 * may end anywhere, with the process or the database: {@link #resume} goes on with what is left.
 *
 * <p>Until the columns are exchanged, values of the old ones flow and are stored in clear. Only the
 * processes of this version know jobs: update all applications before.
 *
 * <p>Every method throws {@link SQLException} with a code {@code HC-13…} when it refuses.
 * Thread-safe. Of two administrators at one table, one is refused with HC-1360.
 */
public interface Columns {
  /**
   * Encrypts the declared columns of a table that have values and are not on record.
   *
   * @param table as the database reports its name
   * @param progress told as it goes on
   * @return the job as it ended, or was paused
   */
  RewritingStatus encrypt(TableName table, RewritingOptions options, ColumnProgress progress)
      throws SQLException;

  /** Returns the jobs that are on record, those that are over included, oldest first. */
  List<RewritingStatus> status() throws SQLException;

  /**
   * Goes on with a job.
   *
   * @param options of which only {@link RewritingOptions#alone()} counts
   * @param job as {@link RewritingStatus#job()} has it
   */
  RewritingStatus resume(String job, RewritingOptions options, ColumnProgress progress)
      throws SQLException;

  /**
   * Has whoever carries a job out stop within some seconds; {@link #resume} goes on with it.
   *
   * @param job as {@link RewritingStatus#job()} has it
   */
  RewritingStatus pause(String job) throws SQLException;

  /**
   * Gives a job up whose columns were not exchanged: the table is as it was.
   *
   * @param job as {@link RewritingStatus#job()} has it
   */
  RewritingStatus abandon(String job) throws SQLException;
}
