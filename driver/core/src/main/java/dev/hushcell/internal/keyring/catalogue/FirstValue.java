package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.ColumnName;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;

/**
 * The beginning of one value of a column, which tells whether it is a cell and of which data key;
 * see format.md.
 *
 * @param isThere whether the column has any value
 * @param keyId the data key that the value names, where it looks like a cell
 */
public record FirstValue(boolean isThere, Optional<Integer> keyId) {
  /** A column that is NULL in every row. */
  public static final FirstValue NONE = new FirstValue(false, Optional.empty());

  /** The first byte of a cell is one of these; anything else is none. */
  private static final int FIRST_FORMAT = 0xf8;

  /** Format and key stand in five bytes, or in seven characters of Base64. */
  private static final int BYTES = 5;

  private static final int CHARACTERS = 7;

  static FirstValue of(Connection connection, ColumnName column, boolean text) throws SQLException {
    Quotes names = Quotes.asTold(connection);
    String sql =
        "SELECT "
            + beginning(names.of(column.column()), text)
            + names.sql(" FROM %s WHERE %s IS NOT NULL", column.table(), column.column());
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(1);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return rows.next() ? new FirstValue(true, keyId(rows, text)) : NONE;
      }
    }
  }

  public static String beginning(String quoted, boolean text) {
    return "SUBSTRING(" + quoted + ", 1, " + (text ? CHARACTERS : BYTES) + ")";
  }

  /** Returns the data key that the first column of a row names, which is such a beginning. */
  public static Optional<Integer> keyId(ResultSet row, boolean text) throws SQLException {
    byte[] header = text ? decoded(row.getString(1)) : row.getBytes(1);
    return header.length >= BYTES && (header[0] & 0xff) >= FIRST_FORMAT
        ? Optional.of(ByteBuffer.wrap(header, 1, Integer.BYTES).getInt())
        : Optional.empty();
  }

  /** The seventh character ends amid a byte that is none of the header. */
  private static byte[] decoded(String characters) {
    try {
      return Base64.getUrlDecoder().decode(characters);
    } catch (IllegalArgumentException noCell) {
      return new byte[0];
    }
  }
}
