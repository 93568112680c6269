package dev.hushcell.internal.cell;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.Plaintext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is sent to the database in place of a protected value.
 *
 * <p>Nobody outside this room makes one of bytes or text: it comes from sealing a {@link Plaintext}
 * or from the database. So what is sent as a cell is never a value in clear.
 */
public abstract sealed class Cell permits StoredCell, StreamedCell {
  Cell() {}

  /**
   * Binds it to a parameter.
   *
   * @throws Fault where a large value cannot be sealed to its end
   */
  public abstract void bind(PreparedStatement to, int parameter) throws SQLException;

  /**
   * Puts it into a column of the current row.
   *
   * @throws Fault where a large value cannot be sealed to its end
   */
  public abstract void update(ResultSet row, int column) throws SQLException;

  /** Never its content: who sees two equal cells knows of two equal values. */
  @Override
  public final String toString() {
    return "Cell";
  }
}
