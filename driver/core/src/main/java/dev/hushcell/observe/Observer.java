package dev.hushcell.observe;

import java.time.Instant;

/**
 * Told about counts, timings and refusals; never a value, a key or a literal. Found by {@link
 * java.util.ServiceLoader} when a key store is opened. Must not block; what it throws is dropped.
 *
 * <p>The same is told to Java Flight Recorder, as events {@code dev.hushcell.*}.
 */
public interface Observer {
  /**
   * Tells whether it wants to be told anything just now; it may be told all the same. While no
   * observer does, cells are not counted and plans are not timed. Asked for each statement, so it
   * must cost nothing.
   */
  default boolean listens() {
    return true;
  }

  /**
   * A text got its plan, or its refusal.
   *
   * @param nanoseconds how long that took
   * @param known whether the plan was there already, made for an earlier use of the same text
   */
  default void planned(long nanoseconds, boolean known) {}

  /**
   * Cells of a column were sealed or opened by one connection since it was told of the column last.
   * Told when rows or a statement are closed, when a statement without rows has run, and when the
   * connection is closed; not for each cell.
   *
   * @param column {@code schema.table.column}
   * @param opened how many cells the application got, or something computed with them; one that is
   *     read twice counts twice
   * @param sealed how many values were sealed, to be stored or to be compared with
   */
  default void cells(String column, long opened, long sealed) {}

  /**
   * Cells of a column were opened to decide conditions and orders. Told when {@link #cells} is.
   *
   * @param column {@code schema.table.column}
   */
  default void cellsEvaluated(String column, long evaluated) {}

  /**
   * Cells of a column of which each tenant has a key were used: of those that {@link #cells} and
   * {@link #cellsEvaluated} tell, how many were one tenant's. Told after them. Values that are read
   * or written as streams may not be among them.
   *
   * @param column {@code schema.table.column}
   * @param tenant whose cells, as the name of the key says
   */
  default void cellsOfTenant(
      String column, String tenant, long opened, long evaluated, long sealed) {}

  /**
   * A statement was refused when it was looked at, before anything of it was sent. What is refused
   * of the use of JDBC, such as a value of a wrong type, is not told.
   *
   * @param code as the error reference lists it, such as {@code HC-2103}
   */
  default void refused(String code) {}

  /**
   * A statement would have opened more cells than {@code limits:} of the configuration lets it, or
   * has. Told once for each statement.
   *
   * @param column {@code schema.table.column}
   * @param limit which one: {@code opened}, {@code evaluated} or {@code statement}
   * @param refused whether the statement was refused, instead of only told
   */
  default void limitExceeded(String column, String limit, boolean refused) {}

  /**
   * A cell was found in another row than it was sealed for, and not opened: somebody copied it past
   * the driver, or changed the key of its row.
   *
   * @param column {@code schema.table.column}
   */
  default void cellOfOtherRow(String column) {}

  /** A data key was unwrapped, since it was not in the cache. */
  default void unwrapped(long nanoseconds) {}

  /** The key store was asked about a data key in the cache, and it still opens it. */
  default void keyConfirmed(long nanoseconds) {}

  /**
   * The key store did not open a data key.
   *
   * @param nanoseconds how long it took, with all attempts
   * @param mayPass whether the store was out of reach, instead of refusing
   */
  default void keyStoreFailed(long nanoseconds, boolean mayPass) {}

  /**
   * A data key was erased while in use: destroyed on purpose, refused by the key store, or kept for
   * as long as a key store that is out of reach allows.
   */
  default void keyForgotten() {}

  /**
   * Values of declared columns are in clear because of a job that rewrites columns. Told as long as
   * they are, whenever the catalogue was read.
   *
   * @param columns how many columns
   * @param until when statements on them are refused, unless the job is over by then
   */
  default void columnsInClear(int columns, Instant until) {}

  /**
   * Conditions of a statement were evaluated in the driver, until its rows ended, were closed, or
   * too many would have had to be fetched.
   *
   * @param fetched how many rows the database delivered for that
   * @param kept of how many the conditions were true
   */
  default void evaluated(long fetched, long kept) {}
}
