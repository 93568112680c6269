package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.model.TenantName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A value and whose it is: on the old side, what its row says; on the new one, whose key its cell
 * names. The two are the same only where both are.
 *
 * @param tenant empty where the row tells none
 */
record OfTenant(Object value, String tenant) {
  /** Returns a value without its tenant. */
  static @Nullable Object alone(@Nullable Object read) {
    return read instanceof OfTenant owned ? owned.value() : read;
  }

  /** Returns the tenant that a column of a row tells; empty for none. */
  static String in(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    boolean padded =
        value instanceof String text && text.endsWith(" ") && isOfFixedLength(row, column);
    return TenantName.of(padded ? ((String) value).stripTrailing() : value).orElse("");
  }

  /** The database fills up what is shorter, whatever was written. */
  private static boolean isOfFixedLength(ResultSet row, int column) throws SQLException {
    int type = row.getMetaData().getColumnType(column);
    return type == Types.CHAR || type == Types.NCHAR;
  }
}
