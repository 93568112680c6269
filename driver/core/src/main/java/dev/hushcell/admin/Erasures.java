package dev.hushcell.admin;

import java.sql.SQLException;
import java.util.List;

/**
 * Forgets persons as {@code subject:} of the configuration declares it: columns become NULL or a
 * constant, rows are deleted, in transactions of some hundred rows. What is begun is in a list
 * outside the database before the first row changes, so that it can be gone on with wherever it
 * ended, and done again where a backup brings the person back.
 *
 * <p>This supports erasure. It does not reach backups, replicas, logs and other systems; {@link
 * ErasureReport#beyond()} names them. Used by one thread.
 */
public interface Erasures {
  /**
   * Tells what would be erased: which rows, how many, and which tables are not declared. Nothing is
   * written.
   *
   * @param subject a name under {@code subject:}
   * @param value who it is, as the column has it that tells whose a row is
   * @throws SQLException with a code {@code HC-15…} when it could not be erased as it is declared
   */
  ErasureReport foresee(String subject, String value) throws SQLException;

  /**
   * Erases a person, or goes on with it.
   *
   * @param subject as for {@link #foresee}
   * @param value as for {@link #foresee}
   * @throws SQLException with a code {@code HC-15…} when it cannot be erased as it is declared, or
   *     when it was not finished
   */
  ErasureReport erase(String subject, String value) throws SQLException;

  /**
   * Erases everybody who is in the list and whom the database does not have as erased: after a
   * restore, and where a process ended before it was done.
   *
   * @return what was erased, in the order of the list
   */
  List<ErasureReport> replay() throws SQLException;

  /** Compares the list with the database. */
  ErasureStatus status() throws SQLException;
}
