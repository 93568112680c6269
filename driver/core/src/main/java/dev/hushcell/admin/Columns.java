package dev.hushcell.admin;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.List;

/**
 * The columns of one database, for an administrator: encrypts those that hold values from before
 * they were declared, changes and decrypts others, while applications read and write. Made by
 * {@code Hushcell.columns(connection)}.
 *
 * <p>A job puts new columns beside the old ones, fills them, opens and compares every cell, and
 * exchanges the columns in one short step; then it compares once more and drops the old ones. It
 * may end anywhere, with the process or the database: {@link #resume} goes on with what is left.
 *
 * <p>Until the columns are exchanged, statements go to the old ones, so values of columns that are
 * being encrypted flow and are stored in clear. Only processes of this version know jobs: update
 * all applications before.
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

  /**
   * Makes other cells of the cells of columns: of another search, comparison, key, padding, storage
   * or a longer type. Configurations may declare the columns as they were or as they will be until
   * {@link RewritingOptions#plainFor()} is over; afterwards only as they are.
   *
   * @param table as the database reports its name
   * @param changes at least one, each of another column
   */
  RewritingStatus change(
      TableName table,
      List<ColumnChange> changes,
      RewritingOptions options,
      ColumnProgress progress)
      throws SQLException;

  /**
   * Makes cells of a new data key of the cells of columns. The old key opens its cells for as long
   * as there are any; afterwards it may be destroyed. Columns that had one key are to be rotated in
   * jobs of their own where they are in several tables, and cannot be compared with each other
   * meanwhile.
   *
   * @param table as the database reports its name
   * @param columns their names; none for all that keep cells
   */
  RewritingStatus rotateKey(
      TableName table, List<String> columns, RewritingOptions options, ColumnProgress progress)
      throws SQLException;

  /**
   * Makes plain values of the cells of columns, which are in clear from then on. Configurations may
   * still declare the columns until {@link RewritingOptions#plainFor()} is over; afterwards
   * statements on them are refused where they do. Every process must declare them no more by then.
   *
   * @param table as the database reports its name
   * @param columns their names; none for all that keep cells
   */
  RewritingStatus decrypt(
      TableName table, List<String> columns, RewritingOptions options, ColumnProgress progress)
      throws SQLException;

  /**
   * Has a table written anew, so that values which it had before are in its files no more: dropping
   * a column removes no bytes. Others cannot use the table meanwhile. Run it after a job ended.
   *
   * @param table as the database reports its name
   */
  ScrubReport scrub(TableName table) throws SQLException;

  /**
   * Finds the cells of a column that were sealed for other rows than they are in. It opens all of
   * them, and fails at one that is none of the column.
   *
   * @param column with cells that belong to their rows
   */
  List<RowMove> misplaced(ColumnName column) throws SQLException;

  /**
   * Seals cells for the rows that they are in, after rows were meant to get other keys. Each move
   * must be named; nothing is changed if one of them is not as it says, or is a copy, of which the
   * row that the cell was sealed for has its own cell still.
   *
   * @param column with cells that belong to their rows
   * @param moves of any number of rows, in one transaction
   */
  void rebind(ColumnName column, List<RowMove> moves) throws SQLException;

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
   * Cuts the rows of a job that are not filled yet into ranges, for others to fill. The job was
   * begun with {@link RewritingOptions#asBegunOnly()}, or stopped while it was filling.
   *
   * @param job as {@link RewritingStatus#job()} has it
   * @param rows how many rows a range has at most, as they are now
   * @return ranges that together have every row that the table has or gets
   */
  List<KeyRange> ranges(String job, long rows) throws SQLException;

  /**
   * Fills the new columns of the rows of a range, in this process. What was filled is seen in the
   * rows, so a range may be filled again, and by several processes at once; rows that others lock
   * or change meanwhile are left for {@link #resume}, which compares all in any case.
   *
   * @param job as {@link RewritingStatus#job()} has it; refused with HC-1361 when nothing of it is
   *     to be filled any more
   * @param progress told how many rows are done, not of how many
   * @return false when an administrator stopped the job for a while
   */
  boolean fillRange(String job, KeyRange range, ColumnProgress progress) throws SQLException;

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
