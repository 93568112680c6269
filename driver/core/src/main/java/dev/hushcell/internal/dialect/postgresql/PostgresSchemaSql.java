package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.OwnSettings;
import java.util.TreeSet;

/** What is asked of {@code pg_catalog}. Every name is qualified: the search path is anybody's. */
final class PostgresSchemaSql {
  /**
   * The fifth column tells whether the session ever had something temporary; the seventh names the
   * server, as long as it runs, and the database.
   */
  static final String SESSION =
      "SELECT pg_catalog.current_schema(), pg_catalog.current_schemas(true)::text[],"
          + " pg_catalog.current_setting('TimeZone'),"
          + " pg_catalog.current_setting('standard_conforming_strings'),"
          + " pg_catalog.pg_my_temp_schema() <> 0,"
          + " pg_catalog.current_setting('server_version_num')::int >= 120000"
          + " AND pg_catalog.current_setting('extra_float_digits')::int > 0"
          + " AND pg_catalog.current_setting('bytea_output') = 'hex'"
          + " AND pg_catalog.left(pg_catalog.current_setting('DateStyle'), 3) = 'ISO',"
          + " pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time()) || '/'"
          + " || pg_catalog.current_database(),"
          + " pg_catalog.current_setting('transaction_isolation') = 'read committed',"
          + " pg_catalog.txid_current_if_assigned() IS NOT NULL";

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

  static final String COLUMNS =
      "SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = ?::oid AND attnum > 0"
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

  /** One that was just dropped has no text. */
  private static final String TRIGGER_TEXT =
      " COALESCE(pg_catalog.pg_get_triggerdef(g.oid), '') || ' ' ||"
          + " CASE WHEN l.lanname IN ('c', 'internal') THEN '' ELSE f.prosrc END"
          + " FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_proc f ON f.oid = g.tgfoid"
          + " JOIN pg_catalog.pg_language l ON l.oid = f.prolang"
          + " WHERE NOT g.tgisinternal";

  private static final String POLICY_TEXT =
      "c.relname || ' ' || COALESCE(pg_catalog.pg_get_expr(o.polqual, o.polrelid), '')"
          + " || ' ' || COALESCE(pg_catalog.pg_get_expr(o.polwithcheck, o.polrelid), '')"
          + " FROM pg_catalog.pg_policy o JOIN pg_catalog.pg_class c ON c.oid = o.polrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

  private static final String OF_TABLE = " n.nspname = ? AND c.relname = ?";

  /** What a rule does names tables, and of its own table the columns. */
  static final String TRIGGERS =
      "SELECT"
          + TRIGGER_TEXT
          + " AND"
          + OF_TABLE
          + " UNION ALL SELECT pg_catalog.string_agg(CASE WHEN t.oid = c.oid"
          + " THEN COALESCE(a.attname, '') ELSE COALESCE(t.relname, f.proname) END, ' ')"
          + " FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_depend d"
          + " ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid"
          + " LEFT JOIN pg_catalog.pg_class t"
          + " ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND t.oid = d.refobjid"
          + " LEFT JOIN pg_catalog.pg_attribute a"
          + " ON a.attrelid = t.oid AND a.attnum = d.refobjsubid AND a.attnum > 0"
          + " LEFT JOIN pg_catalog.pg_proc f"
          + " ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND f.oid = d.refobjid"
          + " WHERE COALESCE(t.relname, f.proname) IS NOT NULL AND c.relkind IN ('r', 'p') AND"
          + OF_TABLE
          + " GROUP BY r.oid";

  /** Without the name of the table, which the expressions may leave out. */
  static final String POLICIES =
      "SELECT pg_catalog.substr(x.policy, pg_catalog.length(x.name) + 2) FROM"
          + " (SELECT c.relname AS name, "
          + POLICY_TEXT.replaceFirst(" FROM", " AS policy FROM")
          + " WHERE"
          + OF_TABLE
          + ") x";

  /** Rows of a child are rows of its parent too. */
  static final String RELATIVES =
      "SELECT r.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c"
          + " ON c.oid IN (i.inhrelid, i.inhparent)"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_class r ON r.oid IN (i.inhrelid, i.inhparent) AND r.oid <> c.oid"
          + " WHERE c.relkind IN ('r', 'p', 'f') AND"
          + OF_TABLE;

  /** A trigger is given nothing but rows. */
  private static final String NO_TRIGGER =
      "p.prorettype NOT IN ('pg_catalog.trigger'::pg_catalog.regtype,"
          + " 'pg_catalog.event_trigger'::pg_catalog.regtype)";

  /** A body that is kept as a tree has no text of its own; defaults of parameters never have. */
  private static final String BODY =
      "(CASE WHEN p.prosrc = '' AND p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid)"
          + " ELSE p.prosrc END || ' ' ||"
          + " COALESCE(pg_catalog.pg_get_expr(p.proargdefaults, 0), ''))";

  /**
   * The views and rules of users that call what changes names, or what runs SQL. It is not recorded
   * that they depend on functions of the database itself, so it is read from their trees.
   */
  private static final String STEERING_VIEWS =
      " UNION ALL SELECT c.relname, 'set_config' FROM pg_catalog.pg_rewrite r"
          + " JOIN pg_catalog.pg_class c ON c.oid = r.ev_class"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')"
          + " AND r.ev_qual::pg_catalog.text || r.ev_action::pg_catalog.text"
          + " OPERATOR(pg_catalog.~) (SELECT"
          + " ':funcid (' || pg_catalog.string_agg(f.oid::pg_catalog.text, '|') || ') '"
          + " FROM pg_catalog.pg_proc f"
          + " WHERE f.pronamespace = 'pg_catalog'::pg_catalog.regnamespace AND f.proname IN ('"
          + String.join("', '", new TreeSet<>(PostgresRules.STEERING_FUNCTIONS))
          + "'))";

  /** What runs a statement that is put together when it runs. */
  private static final String ASSEMBLES =
      "\\m(execute|"
          + String.join("|", new TreeSet<>(PostgresRules.SQL_FUNCTIONS))
          + "|"
          + String.join("|", new TreeSet<>(PostgresRules.UNSEEN_FUNCTIONS))
          + ")\\M";

  /**
   * The text of a source is what it depends on, by name; of a routine its body too. One in another
   * language, or that puts a statement together, has none: it may reach anything. Left out is what
   * the database brings along, and what an extension does.
   */
  static final String SOURCES =
      "SELECT c.relname, pg_catalog.string_agg(DISTINCT COALESCE(t.relname, f.proname), ' ')"
          + " FROM pg_catalog.pg_rewrite r"
          + " JOIN pg_catalog.pg_class c ON c.oid = r.ev_class"
          + " JOIN pg_catalog.pg_depend d"
          + " ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid"
          + " LEFT JOIN pg_catalog.pg_class t"
          + " ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND t.oid = d.refobjid"
          + " AND t.oid <> c.oid"
          + " LEFT JOIN pg_catalog.pg_proc f"
          + " ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND f.oid = d.refobjid"
          + " WHERE COALESCE(t.relname, f.proname) IS NOT NULL GROUP BY c.relname"
          + STEERING_VIEWS
          + " UNION ALL SELECT p.proname,"
          + " CASE WHEN p.prokind <> 'a' AND (l.lanname NOT IN ('sql', 'plpgsql') OR ("
          + NO_TRIGGER
          + " AND "
          + BODY
          + " OPERATOR(pg_catalog.~*) '"
          + ASSEMBLES
          + "')) THEN NULL"
          + " ELSE "
          + BODY
          + " || ' ' || COALESCE((SELECT pg_catalog.string_agg("
          + "COALESCE(t.relname, f.proname), ' ') FROM pg_catalog.pg_depend d"
          + " LEFT JOIN pg_catalog.pg_class t"
          + " ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND t.oid = d.refobjid"
          + " LEFT JOIN pg_catalog.pg_proc f"
          + " ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND f.oid = d.refobjid"
          + " WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid"
          + "), '') END"
          + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
          + " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND NOT EXISTS"
          + " (SELECT 1 FROM pg_catalog.pg_depend e"
          + " WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = p.oid"
          + " AND e.deptype = 'e')"
          + " UNION ALL SELECT c.relname, p.relname FROM pg_catalog.pg_inherits i"
          + " JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid"
          + " JOIN pg_catalog.pg_class p ON p.oid = i.inhparent"
          + " WHERE c.relkind IN ('r', 'p', 'f')"
          + " UNION ALL SELECT p.relname, c.relname FROM pg_catalog.pg_inherits i"
          + " JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid"
          + " JOIN pg_catalog.pg_class p ON p.oid = i.inhparent"
          + " WHERE p.relkind IN ('r', 'p', 'f')"
          + " UNION ALL SELECT c.relname,"
          + TRIGGER_TEXT
          + " UNION ALL SELECT c.relname, "
          + POLICY_TEXT
          + " UNION ALL SELECT c.relname,"
          + " c.relname || ' ' || pg_catalog.array_to_string(f.ftoptions, ' ')"
          + " FROM pg_catalog.pg_foreign_table f"
          + " JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid";

  private PostgresSchemaSql() {}
}
