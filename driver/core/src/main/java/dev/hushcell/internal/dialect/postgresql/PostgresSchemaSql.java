package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.RoutineQueries;

/** What is asked of {@code pg_catalog}. Every name is qualified: the search path is anybody's. */
final class PostgresSchemaSql {
  /**
   * What a session sees, as it is stored: each operator and cast would be looked up by every new
   * session of the server. The start of the server names it, as long as it runs.
   */
  static final String SESSION =
      """
      SELECT pg_catalog.current_schema(), pg_catalog.current_schemas(true)::text[],
        pg_catalog.current_setting('TimeZone'),
        pg_catalog.current_setting('standard_conforming_strings'),
        pg_catalog.pg_my_temp_schema(),
        pg_catalog.current_setting('server_version_num'),
        pg_catalog.current_setting('extra_float_digits'),
        pg_catalog.current_setting('bytea_output'),
        pg_catalog.current_setting('DateStyle'),
        pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time()),
        pg_catalog.current_database(),
        pg_catalog.txid_current_if_assigned(),
        CASE pg_catalog.current_setting('transaction_isolation')
          WHEN 'read committed' THEN NULL ELSE pg_catalog.txid_current_snapshot() END""";

  /**
   * A row knows the lower half of the number of the transaction that wrote it; no number to come
   * counts. What others make for themselves alone is left out.
   */
  static final String DEFINED_SINCE =
      """
      SELECT EXISTS (
        SELECT 1 FROM (
          SELECT xmin FROM pg_catalog.pg_namespace WHERE NOT pg_catalog.pg_is_other_temp_schema(oid)
          UNION ALL SELECT xmin FROM pg_catalog.pg_class WHERE relpersistence <> 't'
          UNION ALL SELECT a.xmin FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid WHERE c.relpersistence <> 't'
          UNION ALL SELECT xmin FROM pg_catalog.pg_type
            WHERE NOT pg_catalog.pg_is_other_temp_schema(typnamespace)
          UNION ALL SELECT xmin FROM pg_catalog.pg_constraint
            WHERE NOT pg_catalog.pg_is_other_temp_schema(connamespace)
          UNION ALL SELECT xmin FROM pg_catalog.pg_attrdef
          UNION ALL SELECT xmin FROM pg_catalog.pg_cast
          UNION ALL SELECT xmin FROM pg_catalog.pg_inherits
          UNION ALL SELECT xmin FROM pg_catalog.pg_operator
          UNION ALL SELECT xmin FROM pg_catalog.pg_policy
          UNION ALL SELECT xmin FROM pg_catalog.pg_proc
          UNION ALL SELECT xmin FROM pg_catalog.pg_rewrite
          UNION ALL SELECT xmin FROM pg_catalog.pg_trigger
        ) written,
        (SELECT ?::txid_snapshot AS taken,
          pg_catalog.txid_snapshot_xmax(pg_catalog.txid_current_snapshot()) - 1 AS last) since
        WHERE xmin::text::bigint > 2 AND NOT pg_catalog.txid_visible_in_snapshot(
          last - ((last - xmin::text::bigint) & 4294967295), taken))
      """;

  /** Operators of others count where a path has the own ones of the database behind them. */
  static final OwnSettings OWN =
      new OwnSettings(
          "SELECT CASE WHEN 'pg_catalog' = ANY (pg_catalog.current_schemas(false))"
              + " THEN pg_catalog.current_setting('search_path') ELSE '' END",
          "",
          "SELECT pg_catalog.set_config('search_path', COALESCE((SELECT"
              + " pg_catalog.string_agg(pg_catalog.quote_ident(p.name), ', ' ORDER BY p.place)"
              + " FROM pg_catalog.unnest(pg_catalog.current_schemas(false))"
              + " WITH ORDINALITY p (name, place) WHERE p.name <> 'pg_catalog'), ''), false)",
          "SELECT pg_catalog.set_config('search_path', ?, false)");

  static final String TEMPORARY =
      "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.oid = pg_catalog.pg_my_temp_schema() AND c.relkind IN ('r', 'p', 'v')";

  /** {@code pg_temp} is another name of a schema that each session has for itself. */
  static final String RELATION =
      "SELECT n.nspname, c.relname, c.relkind, c.oid FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE (n.nspname = ? OR (? = 'pg_temp' AND n.oid = pg_catalog.pg_my_temp_schema()))"
          + " AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')";

  /** The second column tells whether it is a text of the collation of the database. */
  static final String COLUMNS =
      "SELECT attname, atttypid IN ('pg_catalog.text'::regtype, 'pg_catalog.varchar'::regtype)"
          + " AND attcollation = (SELECT c.oid FROM pg_catalog.pg_collation c"
          + " WHERE c.collname = 'default' AND c.collnamespace = 'pg_catalog'::regnamespace)"
          + " FROM pg_catalog.pg_attribute WHERE attrelid = ?::oid AND attnum > 0"
          + " AND NOT attisdropped ORDER BY attnum";

  static final String SEARCH_PATH = "SELECT pg_catalog.current_setting('search_path')";

  /** Names of tables are written with their schema when no schema is searched. */
  static final String VIEW =
      "SELECT pg_catalog.set_config('search_path', '', true),"
          + " pg_catalog.pg_get_viewdef(?::oid), pg_catalog.set_config('search_path', ?, true)";

  static final String PRIMARY_KEY =
      "SELECT a.attname FROM pg_catalog.pg_index i"
          + " JOIN pg_catalog.pg_class c ON c.oid = i.indrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)"
          + " WHERE i.indisprimary AND n.nspname = ? AND c.relname = ?";

  /** Why the key of a table may be another one than an application assigns. */
  static final String KEY_OBJECTIONS =
      """
      WITH base (oid) AS (
        SELECT c.oid FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relname = ?),
      key AS (
        SELECT a.* FROM base b JOIN pg_catalog.pg_index i ON i.indrelid = b.oid AND i.indisprimary
        JOIN pg_catalog.pg_attribute a ON a.attrelid = b.oid AND a.attnum = ANY (i.indkey))
      SELECT 'the database makes its values' FROM key a
      WHERE a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> ''
      UNION ALL SELECT 'it is no whole number or UUID' FROM key a
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      WHERE n.nspname <> 'pg_catalog' OR NOT (t.typname IN ('int2', 'int4', 'int8', 'uuid')
        OR (t.typname = 'numeric' AND a.atttypmod > 4 AND (a.atttypmod - 4) & 65535 = 0))
      UNION ALL SELECT 'a trigger that runs before a row is changed could change it' FROM base b
      JOIN pg_catalog.pg_trigger g ON g.tgrelid = b.oid
      WHERE NOT g.tgisinternal AND g.tgtype & 2 <> 0
        AND g.tgname OPERATOR(pg_catalog.!~) '^~hc_[0-9a-f]{8}_(filling|kept|1|2)(|_new)$'
      UNION ALL SELECT 'a rule does something else where rows are changed' FROM base b
      JOIN pg_catalog.pg_rewrite r ON r.ev_class = b.oid WHERE r.ev_type <> '1'
      UNION ALL SELECT 'a foreign key changes it when another table is updated' FROM key a
      JOIN pg_catalog.pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'f'
      AND a.attnum = ANY (k.conkey) WHERE k.confupdtype NOT IN ('a', 'r')""";

  /**
   * Left out are constraints that may be deferred, or have another equality than their columns,
   * columns whose NOT NULL was not checked for all rows, and tables with children, whose rows no
   * key of the parent knows. Those of partitions are checked together.
   */
  static final String ROW_KEYS =
      "SELECT i.indexrelid::pg_catalog.text, a.attname FROM pg_catalog.pg_index i"
          + " JOIN pg_catalog.pg_class c ON c.oid = i.indrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = c.oid"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)"
          + " WHERE n.nspname = ? AND c.relname = ? AND k.contype IN ('p', 'u')"
          + " AND NOT k.condeferrable AND i.indisunique AND i.indimmediate AND i.indisvalid"
          + " AND i.indisready AND i.indislive AND NOT i.indisexclusion"
          + " AND i.indpred IS NULL AND i.indexprs IS NULL AND (c.relkind = 'p'"
          + " OR (c.relkind = 'r' AND NOT EXISTS"
          + " (SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhparent = c.oid)))"
          + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute b WHERE b.attrelid = c.oid"
          + " AND b.attnum = ANY (i.indkey) AND NOT b.attnotnull)"
          + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint u WHERE u.conrelid = c.oid"
          + " AND u.contype = 'n' AND NOT u.convalidated)"
          + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute x"
          + " JOIN pg_catalog.pg_attribute y ON y.attrelid = c.oid"
          + " AND y.attnum = i.indkey[x.attnum - 1] WHERE x.attrelid = i.indexrelid"
          + " AND x.attnum <= i.indnkeyatts AND x.attcollation <> y.attcollation)";

  static final String COLUMNS_CALLED =
      "SELECT n.nspname, c.relname, a.attname FROM pg_catalog.pg_attribute a"
          + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind IN ('r', 'p') AND NOT a.attisdropped AND a.attnum > 0"
          + " AND pg_catalog.lower(a.attname) IN (%s) ORDER BY 1, 2, 3";

  /**
   * The triggers of a table, of those that get its rows and of those that change with it, each with
   * its function: names, and the text of the function where it is no part of the database or of an
   * extension. What a condition or a rule uses has a name, of the own table the columns; to show
   * more would wait for whoever alters the table.
   */
  static final String TRIGGERS =
      """
      WITH RECURSIVE follower (base, oid) AS (
        SELECT i.inhparent, i.inhrelid FROM pg_catalog.pg_inherits i
        UNION ALL SELECT k.confrelid, k.conrelid FROM pg_catalog.pg_constraint k
        WHERE k.contype = 'f' AND (k.confdeltype NOT IN ('a', 'r') OR k.confupdtype NOT IN ('a', 'r'))),
      changed (oid) AS (
        SELECT c.oid FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relname = ?
        UNION SELECT f.oid FROM changed c JOIN follower f ON f.base = c.oid)
      SELECT s.nspname, f.proname, x.text FROM changed c
      JOIN pg_catalog.pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal
      JOIN pg_catalog.pg_proc f ON f.oid = g.tgfoid
      JOIN pg_catalog.pg_namespace s ON s.oid = f.pronamespace
      JOIN pg_catalog.pg_language l ON l.oid = f.prolang
      CROSS JOIN LATERAL (VALUES
        ((SELECT pg_catalog.concat_ws(' ', pg_catalog.quote_ident(g.tgname), pg_catalog.string_agg(
            pg_catalog.quote_ident(COALESCE(a.attname, t.relname, p.proname)), ' '))
          FROM pg_catalog.pg_depend d
          LEFT JOIN pg_catalog.pg_class t
            ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND t.oid = d.refobjid
          LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            AND d.refobjsubid <> 0
          LEFT JOIN pg_catalog.pg_proc p
            ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid = d.refobjid
          WHERE d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND d.objid = g.oid)),
        (CASE WHEN f.oid < 16384 OR EXISTS (SELECT FROM pg_catalog.pg_depend e
            WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = f.oid
            AND e.deptype = 'e') THEN '' WHEN %s THEN f.prosrc END)) x (text)
      UNION ALL SELECT NULL, NULL, pg_catalog.string_agg(pg_catalog.quote_ident(CASE
        WHEN t.oid = c.oid THEN a.attname ELSE COALESCE(t.relname, f.proname) END), ' ')
      FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_depend d
        ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
      LEFT JOIN pg_catalog.pg_class t
        ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND t.oid = d.refobjid
      LEFT JOIN pg_catalog.pg_attribute a
        ON a.attrelid = t.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
      LEFT JOIN pg_catalog.pg_proc f
        ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND f.oid = d.refobjid
      WHERE c.relkind IN ('r', 'p') AND n.nspname = ? AND c.relname = ? GROUP BY r.oid
      HAVING pg_catalog.count(COALESCE(t.relname, f.proname)) > 0
      """
          .formatted(PostgresSourcesSql.IS_SQL);

  static final String POLICIES =
      """
      SELECT x.text FROM pg_catalog.pg_policy o JOIN pg_catalog.pg_class c ON c.oid = o.polrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL (VALUES (pg_catalog.pg_get_expr(o.polqual, o.polrelid)),
        (pg_catalog.pg_get_expr(o.polwithcheck, o.polrelid))) x (text)
      WHERE x.text IS NOT NULL AND n.nspname = ? AND c.relname = ?
      """;

  /** Rows of a child are rows of its parent too. */
  static final String RELATIVES =
      "SELECT r.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c"
          + " ON c.oid IN (i.inhrelid, i.inhparent)"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_class r ON r.oid IN (i.inhrelid, i.inhparent) AND r.oid <> c.oid"
          + " WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname = ? AND c.relname = ?";

  /**
   * The default collation. Columns of the catalog that came with later versions, or got another
   * name, may be missing.
   */
  static final String COLLATION =
      "SELECT COALESCE(d.j ->> 'datlocprovider', 'c'), COALESCE(d.j ->> 'datlocale',"
          + " d.j ->> 'daticulocale', d.j ->> 'datcollate'), d.j ->> 'datcollate'"
          + " FROM (SELECT pg_catalog.to_jsonb(b) AS j FROM pg_catalog.pg_database b"
          + " WHERE b.datname = pg_catalog.current_database()) d";

  private static final String MADE = " n.nspname NOT IN ('pg_catalog', 'information_schema')";

  private static final String MEANT =
      " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
          + " WHERE p.proname IN (SELECT p.proname FROM pg_catalog.pg_proc p"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE"
          + MADE
          + ")";

  /**
   * Those that somebody made, and those of the database that have the name of one, since a call
   * without a schema may mean them.
   */
  static final RoutineQueries ROUTINES =
      new RoutineQueries(
          "SELECT p.oid::pg_catalog.text, n.nspname, p.proname, p.prokind <> 'p',"
              + " p.pronargdefaults, p.provariadic <> 0,"
              + " pg_catalog.format_type(p.prorettype, NULL)"
              + MEANT
              + " ORDER BY 2, 3, p.oid",
          "SELECT x.form, CASE x.mode WHEN 'o' THEN 'OUT' WHEN 'b' THEN 'INOUT'"
              + " WHEN 't' THEN 'COLUMN' ELSE 'IN' END, x.name,"
              + " pg_catalog.format_type(x.type, NULL) FROM (SELECT p.oid::pg_catalog.text AS form,"
              + " a.type, a.place, p.proargmodes[a.place] AS mode, p.proargnames[a.place] AS name"
              + MEANT.replace(
                  " WHERE p.proname",
                  " CROSS JOIN LATERAL pg_catalog.unnest(COALESCE(p.proallargtypes,"
                      + " p.proargtypes::pg_catalog.oid[])) WITH ORDINALITY AS a(type, place)"
                      + " WHERE p.proname")
              + ") x ORDER BY 1, x.place");

  private PostgresSchemaSql() {}
}
