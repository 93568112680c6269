package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.RewritingTables.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a table has beside rows and what a job added. */
final class TableTraits {
  /** Kind, name and definition; whatever a job added has its id in its name or definition. */
  private static final String TRAITS =
      """
      SELECT t.kind, t.name, t.definition
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL (
        SELECT 'COLUMN' AS kind, a.attname::text AS name, pg_catalog.concat_ws(' ',
            pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
            a.attgenerated, a.attcollation::pg_catalog.regcollation,
            pg_catalog.pg_get_expr(d.adbin, d.adrelid)) AS definition
          FROM pg_catalog.pg_attribute a
          LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL SELECT 'RIGHT', 'of column ' || a.attname, a.attacl::text
          FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attacl IS NOT NULL
        UNION ALL SELECT 'RIGHT', 'of the table', pg_catalog.concat_ws(' ', c.relowner, c.relacl)
        UNION ALL SELECT 'CONSTRAINT', k.conname, pg_catalog.concat_ws(' ',
            pg_catalog.pg_get_constraintdef(k.oid), k.convalidated, k.conrelid)
          FROM pg_catalog.pg_constraint k
          WHERE k.contype <> 'n' AND (k.conrelid = c.oid OR k.confrelid = c.oid)
        UNION ALL SELECT 'INDEX', x.relname, pg_catalog.concat_ws(' ',
            pg_catalog.pg_get_indexdef(x.oid), i.indisvalid, i.indisreplident)
          FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
          WHERE i.indrelid = c.oid
        UNION ALL SELECT 'TRIGGER', g.tgname, pg_catalog.concat_ws(' ',
            pg_catalog.pg_get_triggerdef(g.oid), g.tgenabled)
          FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal
        UNION ALL SELECT 'TRIGGER', r.rulename, pg_catalog.concat_ws(' ',
            pg_catalog.pg_get_ruledef(r.oid), r.ev_enabled)
          FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid
        UNION ALL SELECT 'POLICY', p.polname, pg_catalog.concat_ws(' ', p.polcmd,
            p.polpermissive, p.polroles, pg_catalog.pg_get_expr(p.polqual, p.polrelid),
            pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
          FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid
        UNION ALL SELECT 'SETTING', 'of the table', pg_catalog.concat_ws(' ', c.relkind,
            c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relreplident,
            c.relispartition, c.reltablespace, c.reloptions)
      ) AS t
      WHERE n.nspname = ? AND c.relname = ?
      AND pg_catalog.strpos(t.name || coalesce(t.definition, ''), ?) = 0
      ORDER BY 1, 2
      """;

  private TableTraits() {}

  static List<Trait> of(Connection connection, Rewriting job) throws SQLException {
    return Rows.of(
        connection,
        TRAITS,
        row -> new Trait(Trait.Kind.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
        job.table().schema(),
        job.table().table(),
        job.id());
  }
}
