package dev.hushcell.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of an array.
 *
 * @param type what the database calls the type of a cell
 * @param cells null for an array that is NULL
 */
@SuppressWarnings("ArrayRecordComponent") // made for one call and not compared
record SealedElements(String type, @Nullable Object @Nullable [] cells) {
  void bind(PreparedStatement inner, int place) throws SQLException {
    if (cells == null) {
      inner.setNull(place, Types.ARRAY);
    } else {
      inner.setArray(place, inner.getConnection().createArrayOf(type, ofOneType(cells)));
    }
  }

  /** Drivers tell the type of an array of Java from that of its elements. */
  private static @Nullable Object[] ofOneType(@Nullable Object[] cells) {
    boolean text = Arrays.stream(cells).anyMatch(String.class::isInstance);
    return Arrays.copyOf(cells, cells.length, text ? String[].class : byte[][].class);
  }

  @Override
  public String toString() {
    return "SealedElements";
  }
}
