package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.TextComparison;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** The default collation of a database, which tells code points apart whichever it is. */
final class PostgresCollation {
  /** Columns of the catalog that came with later versions, or got another name, may be missing. */
  static final String QUERY =
      "SELECT COALESCE(d.j ->> 'datlocprovider', 'c'), COALESCE(d.j ->> 'datlocale',"
          + " d.j ->> 'daticulocale', d.j ->> 'datcollate'), d.j ->> 'datcollate'"
          + " FROM (SELECT pg_catalog.to_jsonb(b) AS j FROM pg_catalog.pg_database b"
          + " WHERE b.datname = pg_catalog.current_database()) d";

  /** Locales of the C library, as they may be written, that order texts by code points. */
  private static final Set<String> BY_CODE_POINT = Set.of("C", "POSIX", "C.UTF-8", "C.utf8");

  private PostgresCollation() {}

  static TextComparison comparison(ResultSet row) throws SQLException {
    String provider = row.getString(1);
    String name = provider.equals("c") ? row.getString(3) : row.getString(2);
    boolean ordered =
        provider.equals("b") || (provider.equals("c") && BY_CODE_POINT.contains(name));
    return ordered
        ? TextComparison.exact(name, TextOrder.CODE_POINT)
        : TextComparison.unordered(name, TextOrder.CODE_POINT);
  }
}
