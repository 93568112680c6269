package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.name;
import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody set for a column beside its definition: rights, comment, statistics, storage. A new
 * column has none of it.
 */
final class ColumnSettings {
  /** The column and the table as statements name them, then schema, table and column. */
  private static final String SETTINGS =
      "SELECT s.what FROM (SELECT ?::text AS col, ?::text AS tab) AS q"
          + " CROSS JOIN pg_catalog.pg_attribute a"
          + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
          + " CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(a) AS j,"
          + " 'ALTER TABLE ' || q.tab || ' ALTER COLUMN ' || q.col AS alter) AS x"
          + " CROSS JOIN LATERAL ("
          + "SELECT 'GRANT ' || p.privilege_type || ' (' || q.col || ') ON ' || q.tab || ' TO '"
          + " || CASE p.grantee WHEN 0 THEN 'PUBLIC'"
          + " ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) END"
          + " || CASE WHEN p.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS what"
          + " FROM pg_catalog.aclexplode(a.attacl) AS p"
          + " UNION ALL SELECT 'COMMENT ON COLUMN ' || q.tab || '.' || q.col || ' IS '"
          + " || pg_catalog.quote_literal(pg_catalog.col_description(c.oid, a.attnum))"
          + " UNION ALL SELECT x.alter || ' SET STATISTICS '"
          + " || NULLIF((x.j ->> 'attstattarget')::int, -1)"
          + " UNION ALL SELECT x.alter || ' SET ('"
          + " || pg_catalog.array_to_string(a.attoptions, ', ') || ')'"
          + " UNION ALL SELECT x.alter || ' SET STORAGE '"
          + " || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'"
          + " WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END"
          + " WHERE a.attstorage <> t.typstorage AND t.typstorage = 'x'"
          + " UNION ALL SELECT x.alter || ' SET COMPRESSION '"
          + " || CASE x.j ->> 'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END"
          + ") AS s"
          + " WHERE n.nspname = ? AND c.relname = ? AND a.attname = ? AND s.what IS NOT NULL";

  private ColumnSettings() {}

  /** Returns what gives new columns, once they have the names, what the old ones have now. */
  static List<String> again(Connection connection, Rewriting job) throws SQLException {
    List<String> all = new ArrayList<>();
    for (Rewriting.Column column : job.columns()) {
      all.addAll(
          Rows.texts(
              connection,
              SETTINGS,
              quote(column.name()),
              name(job.table()),
              job.table().schema(),
              job.table().table(),
              column.name()));
    }
    return all;
  }
}
