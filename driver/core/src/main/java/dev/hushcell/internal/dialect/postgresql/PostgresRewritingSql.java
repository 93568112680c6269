package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PostgresTablesSql.OF_TABLE;

/** What is asked about tables whose columns are rewritten. */
final class PostgresRewritingSql {
  static final String COLUMNS =
      "SELECT a.attname FROM pg_catalog.pg_attribute a"
          + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + OF_TABLE
          + " AND a.attnum > 0 AND NOT a.attisdropped";

  /** Unique indexes over whole columns without NULL, the primary key first: name, column. */
  static final String KEYS =
      """
      SELECT x.relname, a.attname FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
      CROSS JOIN LATERAL pg_catalog.generate_series(0, i.indnkeyatts - 1) AS p(i)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[p.i] %s
      AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
      AND i.indimmediate AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute m
        WHERE m.attrelid = c.oid AND m.attnum = ANY (i.indkey) AND NOT m.attnotnull)
      ORDER BY i.indisprimary DESC, x.relname, p.i
      """
          .formatted(OF_TABLE);

  static final String INVALID_INDEXES =
      "SELECT x.relname FROM pg_catalog.pg_index i"
          + " JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace"
          + " WHERE n.nspname = ? AND x.relname LIKE ? AND NOT i.indisvalid";

  /**
   * Name, number, columns, whether unique, whether of a constraint, predicate, comments of index
   * and constraint as literals, whether rows are ordered by it.
   */
  static final String INDEXES =
      """
      SELECT x.relname, x.oid::text, (SELECT pg_catalog.array_agg(a.attname::text ORDER BY p.i)
          FROM pg_catalog.generate_series(0, i.indnatts - 1) AS p(i)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[p.i]),
        i.indisunique, EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k
          WHERE k.conindid = x.oid AND k.contype = 'u'),
        COALESCE(' WHERE ' || pg_catalog.pg_get_expr(i.indpred, i.indrelid), ''),
        COALESCE(pg_catalog.quote_literal(pg_catalog.obj_description(x.oid, 'pg_class')), ''),
        COALESCE((SELECT pg_catalog.quote_literal(
            pg_catalog.obj_description(k.oid, 'pg_constraint')) FROM pg_catalog.pg_constraint k
          WHERE k.conindid = x.oid AND k.contype = 'u'), ''), i.indisclustered
      FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid %s
      AND i.indexprs IS NULL AND i.indisvalid ORDER BY x.relname
      """
          .formatted(OF_TABLE);

  static final String INDEXES_OF_COLUMN =
      "SELECT i.indexrelid::pg_catalog.regclass::text FROM pg_catalog.pg_index i"
          + " JOIN pg_catalog.pg_class c ON c.oid = i.indrelid"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)"
          + OF_TABLE
          + " AND a.attname = ?";

  static final String REQUIRING =
      "SELECT k.conname FROM pg_catalog.pg_constraint k"
          + " JOIN pg_catalog.pg_class c ON c.oid = k.conrelid"
          + OF_TABLE
          + " AND k.conname LIKE ?";

  /** Whether an index x of relation v is one that can be made again from its columns alone. */
  private static final String IS_ORDINARY =
      "x.indexprs IS NULL AND v.relam ="
          + " (SELECT b.oid FROM pg_catalog.pg_am b WHERE b.amname = 'btree')"
          + " AND x.indnatts = x.indnkeyatts AND 0 = ALL (x.indoption) AND NOT x.indisreplident"
          + " AND v.reloptions IS NULL AND v.reltablespace = 0"
          + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_opclass o"
          + " WHERE o.oid = ANY (x.indclass) AND NOT o.opcdefault)"
          + " AND pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct' IS DISTINCT FROM 'true'";

  /**
   * What depends on a column and would go on to be of the old one: the name of its CHECK of cells
   * comes first.
   */
  static final String OBJECTIONS =
      """
      SELECT CASE d.classid
        WHEN 'pg_catalog.pg_rewrite'::pg_catalog.regclass THEN
          (SELECT CASE v.relkind WHEN 'm' THEN 'a materialized view: DROP MATERIALIZED VIEW '
              ELSE 'a view: DROP VIEW ' END || v.oid::pg_catalog.regclass
            FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class v ON v.oid = r.ev_class
            WHERE r.oid = d.objid)
        WHEN 'pg_catalog.pg_policy'::pg_catalog.regclass THEN
          (SELECT 'a policy: DROP POLICY ' || pg_catalog.quote_ident(p.polname) || ' ON '
              || p.polrelid::pg_catalog.regclass
            FROM pg_catalog.pg_policy p WHERE p.oid = d.objid)
        WHEN 'pg_catalog.pg_trigger'::pg_catalog.regclass THEN
          (SELECT 'a trigger: DROP TRIGGER ' || pg_catalog.quote_ident(g.tgname) || ' ON '
              || g.tgrelid::pg_catalog.regclass
            FROM pg_catalog.pg_trigger g WHERE g.oid = d.objid)
        WHEN 'pg_catalog.pg_proc'::pg_catalog.regclass THEN
          'a routine: DROP ROUTINE ' || d.objid::pg_catalog.regprocedure
        WHEN 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass THEN
          (SELECT 'statistics: DROP STATISTICS ' || s.stxnamespace::pg_catalog.regnamespace
              || '.' || pg_catalog.quote_ident(s.stxname)
            FROM pg_catalog.pg_statistic_ext s WHERE s.oid = d.objid)
        WHEN 'pg_catalog.pg_publication_rel'::pg_catalog.regclass THEN
          'a publication that names the column: publish the whole table, or nothing of it'
        WHEN 'pg_catalog.pg_constraint'::pg_catalog.regclass THEN
          (SELECT 'a constraint: ALTER TABLE ' || k.conrelid::pg_catalog.regclass
              || ' DROP CONSTRAINT ' || pg_catalog.quote_ident(k.conname)
            FROM pg_catalog.pg_constraint k WHERE k.oid = d.objid AND k.conname <> ?
            AND (k.contype <> 'u' OR k.condeferrable OR NOT EXISTS
              (SELECT 1 FROM pg_catalog.pg_index x
                JOIN pg_catalog.pg_class v ON v.oid = x.indexrelid
                WHERE v.oid = k.conindid AND %1$s)))
        WHEN 'pg_catalog.pg_class'::pg_catalog.regclass THEN
          (SELECT CASE WHEN v.relkind = 'i' AND %1$s
                AND (x.indpred IS NULL OR pg_catalog.pg_get_expr(x.indpred, x.indrelid)
                  NOT LIKE '%%' || a.attname || '%%') THEN NULL
              WHEN v.relkind = 'i' THEN 'an index that is not an ordinary one: DROP INDEX '
                || v.oid::pg_catalog.regclass
              ELSE 'what depends on it: ' || v.oid::pg_catalog.regclass END
            FROM pg_catalog.pg_class v LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = v.oid
            WHERE v.oid = d.objid)
        WHEN 'pg_catalog.pg_attrdef'::pg_catalog.regclass THEN
          'a DEFAULT, or a generated column: drop it'
        ELSE 'something that depends on it: '
          || pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) END AS what
      FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class c ON c.oid = d.refobjid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid %2$s
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND a.attname = ?
      """
          .formatted(IS_ORDINARY, OF_TABLE);

  /** What was put on a column by a module that guards it, and that no job can put on another. */
  static final String LABELS =
      "SELECT 'a security label: SECURITY LABEL FOR ' || pg_catalog.quote_ident(l.provider)"
          + " || ' ON COLUMN ' || c.oid::pg_catalog.regclass || '.'"
          + " || pg_catalog.quote_ident(a.attname) || ' IS NULL'"
          + " FROM pg_catalog.pg_seclabel l"
          + " JOIN pg_catalog.pg_class c ON c.oid = l.objoid"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = l.objsubid"
          + OF_TABLE
          + " AND l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND a.attname = ?";

  /** What of a table does not go with a job at all. */
  static final String OBJECTIONS_OF_TABLE =
      """
      SELECT o.what FROM pg_catalog.pg_class c CROSS JOIN LATERAL (VALUES
        (c.relkind = 'p' OR c.relispartition, 'it is partitioned, or a partition'),
        (EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i
            WHERE i.inhrelid = c.oid OR i.inhparent = c.oid) AND NOT c.relispartition
          AND c.relkind <> 'p', 'it shares rows with a parent or child table'),
        (c.relrowsecurity, 'policies of rows, which may hide rows from the job: ALTER TABLE '
          || c.oid::pg_catalog.regclass || ' DISABLE ROW LEVEL SECURITY'),
        (EXISTS (SELECT 1 FROM pg_catalog.pg_publication_tables p
            JOIN pg_catalog.pg_namespace s ON s.nspname = p.schemaname
            WHERE s.oid = c.relnamespace AND p.tablename = c.relname),
          'it is published, and its values go to other servers: take it out of the publication'),
        (EXISTS (SELECT 1 FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid
            AND NOT g.tgisinternal AND g.tgtype & 16 <> 0 AND g.tgname NOT LIKE '~hc\\_%%'),
          'triggers of UPDATE, which would see the job fill rows: drop them for its time')
      ) AS o(found, what) %s AND o.found
      """
          .formatted(OF_TABLE);

  /**
   * What somebody set for a column beside its definition: rights, comment, statistics, storage. It
   * takes the column and the table as statements name them, then schema, table and column.
   */
  static final String SETTINGS =
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

  /** Kind, name and definition; whatever a job added has its id in its name or definition. */
  static final String TRAITS =
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

  private PostgresRewritingSql() {}
}
