package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.ExistingTable;

/** What is asked about existing tables. */
final class PostgresTablesSql {
  /** The end of a query about a table, a row of {@code pg_class c}; conditions may follow. */
  static final String OF_TABLE =
      " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = ? AND c.relname = ?";

  static final String KIND =
      "SELECT c.relkind FROM pg_catalog.pg_class c"
          + OF_TABLE
          + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')";

  /** A generated column names in quotes what it is made from. */
  static final String COLUMNS =
      "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),"
          + " CASE WHEN l.collisdeterministic IS FALSE THEN 'nondeterministic' ELSE '' END,"
          + " a.atthasdef AND a.attgenerated = '',"
          + " a.attidentity <> '' OR a.attgenerated <> '',"
          + " (SELECT pg_catalog.string_agg('\"' || m.attname || '\"', ' ')"
          + " FROM pg_catalog.pg_attrdef e JOIN pg_catalog.pg_depend d"
          + " ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = e.oid"
          + " JOIN pg_catalog.pg_attribute m"
          + " ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
          + " AND m.attrelid = d.refobjid AND m.attnum = d.refobjsubid"
          + " WHERE e.adrelid = a.attrelid AND e.adnum = a.attnum AND a.attgenerated <> ''"
          + " AND m.attnum <> a.attnum), t.typtype = 'd'"
          + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
          + " LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation"
          + OF_TABLE
          + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

  static final String KEYS =
      "SELECT a.attname, CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE'"
          + " WHEN 'f' THEN 'FOREIGN KEY' ELSE 'EXCLUDE' END, k.conname FROM pg_catalog.pg_constraint k"
          + " JOIN pg_catalog.pg_class c ON c.oid = k.conrelid"
          + " JOIN pg_catalog.pg_attribute a"
          + " ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)"
          + OF_TABLE
          + " AND k.contype IN ('p', 'u', 'f', 'x')";

  /** Unique indexes that are no constraints, without what INCLUDE adds. */
  static final String UNIQUE_INDEXES =
      "SELECT a.attname, 'UNIQUE', x.relname FROM pg_catalog.pg_index i"
          + " JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid"
          + " JOIN pg_catalog.pg_class c ON c.oid = i.indrelid"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
          + " AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])"
          + OF_TABLE
          + " AND i.indisunique";

  /** Columns that decide in which partition a row is kept, at whatever depth. */
  static final String PARTITIONS =
      """
      SELECT DISTINCT a.attname, '%s', '' FROM pg_catalog.pg_class c
      CROSS JOIN LATERAL pg_catalog.pg_partition_tree(c.oid) t
      JOIN pg_catalog.pg_depend d
        ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = t.relid
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.refobjid = t.relid AND d.refobjsubid = 0 AND d.deptype = 'i'
      JOIN pg_catalog.pg_attribute a ON a.attrelid = t.relid AND a.attnum = d.objsubid %s
      """
          .formatted(ExistingTable.Key.PARTITION, OF_TABLE);

  static final String LINKS =
      "SELECT fn.nspname, fc.relname, fa.attname, tn.nspname, tc.relname, ta.attname FROM"
          + " pg_catalog.pg_constraint k CROSS JOIN LATERAL"
          + " pg_catalog.generate_subscripts(k.conkey, 1) AS p(i) JOIN pg_catalog.pg_class fc ON"
          + " fc.oid = k.conrelid JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace JOIN"
          + " pg_catalog.pg_attribute fa ON fa.attrelid = fc.oid AND fa.attnum = k.conkey[p.i]"
          + " JOIN pg_catalog.pg_class tc ON tc.oid = k.confrelid JOIN pg_catalog.pg_namespace tn"
          + " ON tn.oid = tc.relnamespace JOIN pg_catalog.pg_attribute ta ON ta.attrelid = tc.oid"
          + " AND ta.attnum = k.confkey[p.i] WHERE k.contype = 'f' AND ((fn.nspname = ? AND"
          + " fc.relname = ?) OR (tn.nspname = ? AND tc.relname = ?))";

  static final String TYPES =
      "SELECT c.relname, a.attname,"
          + " pg_catalog.format_type(a.atttypid, a.atttypmod) FROM pg_catalog.pg_attribute a"
          + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
          + " AND a.attnum > 0 AND NOT a.attisdropped";

  static final String BINARIES =
      "SELECT c.relname, a.attname,"
          + " pg_catalog.format_type(a.atttypid, a.atttypmod) FROM pg_catalog.pg_attribute a"
          + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT a.attisdropped"
          + " AND a.attnum > 0 AND a.atttypid IN ('pg_catalog.bytea'::pg_catalog.regtype,"
          + " 'pg_catalog.text'::pg_catalog.regtype)"
          + " AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')";

  private static final String OF_CONSTRAINTS =
      " FROM pg_catalog.pg_constraint k"
          + " JOIN pg_catalog.pg_class c ON c.oid = k.conrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)"
          + " WHERE k.contype = 'c'";

  /** Partitions inherit the CHECK of cells; it is told of the table that has it for itself. */
  private static final String CONSTRAINTS =
      "SELECT k.oid, k.xmin, a.attname, n.nspname, c.relname, k.conname"
          + OF_CONSTRAINTS
          + " AND k.conislocal";

  static final String CHECKS = CONSTRAINTS + " AND n.nspname = ?";

  static final String ALL_CHECKS = CONSTRAINTS + " AND pg_catalog.array_length(k.conkey, 1) = 1";

  /** Waits for whoever holds a lock on their tables. */
  static final String CHECK_TEXTS =
      "SELECT k.oid, k.xmin, a.attname,"
          + " COALESCE(pg_catalog.pg_get_expr(k.conbin, k.conrelid), '')"
          + OF_CONSTRAINTS
          + " AND k.oid = ANY (pg_catalog.string_to_array(?, ',')::pg_catalog.oid[])";

  static final String MAY_READ =
      "SELECT pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')"
          + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + OF_TABLE
          + " AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped";

  /** Tables that somebody has, or waits for, to himself alone. */
  static final String LOCKED =
      "SELECT DISTINCT c.relname FROM pg_catalog.pg_locks l"
          + " JOIN pg_catalog.pg_class c ON c.oid = l.relation"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE l.mode = 'AccessExclusiveLock' AND l.database = (SELECT d.oid"
          + " FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())"
          + " AND n.nspname = ?";

  private PostgresTablesSql() {}
}
