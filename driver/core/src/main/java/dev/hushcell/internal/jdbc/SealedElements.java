package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * The cells of an array.
 *
 * @param type what the database calls the type of a cell
 * @param cells null for an array that is NULL
 */
@SuppressWarnings("ArrayRecordComponent") // made for one call and not compared
record SealedElements(String type, StoredCell @Nullable [] cells) {
  void bind(PreparedStatement inner, int place) throws SQLException {
    if (cells == null) {
      inner.setNull(place, Types.ARRAY);
    } else {
      inner.setArray(place, inner.getConnection().createArrayOf(type, StoredCell.array(cells)));
    }
  }
}
