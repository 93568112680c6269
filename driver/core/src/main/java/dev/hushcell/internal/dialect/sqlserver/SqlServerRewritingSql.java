package dev.hushcell.internal.dialect.sqlserver;

/** What SQL Server is asked about a table whose columns are rewritten. */
final class SqlServerRewritingSql {
  private static final String OF_TABLE =
      " JOIN sys.objects o ON o.object_id = %s"
          + " JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " WHERE s.name = ? AND o.name = ?";

  private static final String OF_COLUMN = of("c.object_id") + " AND c.name = ?";

  /** The keys without condition, those of a primary key first, and whether a column takes NULL. */
  static final String KEYS =
      "SELECT i.name, c.name, CAST(c.is_nullable AS INT) FROM sys.indexes i"
          + " JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id"
          + " JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id"
          + of("i.object_id")
          + " AND i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0"
          + " AND k.is_included_column = 0"
          + " ORDER BY i.is_primary_key DESC, i.index_id, k.key_ordinal";

  /** Type and name of what would not see the new column, or would see the job rewrite rows. */
  static final String MODULES =
      "SELECT DISTINCT r.type, z.name, r.name"
          + " FROM sys.sql_expression_dependencies d"
          + " JOIN sys.objects r ON r.object_id = d.referencing_id"
          + " JOIN sys.schemas z ON z.schema_id = r.schema_id"
          + of("d.referenced_id")
          + " AND (r.type IN ('V', 'TR', 'P', 'FN', 'IF', 'TF') OR d.referenced_minor_id ="
          + " COLUMNPROPERTY(o.object_id, ?, 'ColumnId'))"
          + " AND r.name <> ?";

  /** Triggers that name no table. */
  static final String TRIGGERS =
      "SELECT 'a trigger: DROP TRIGGER ' + QUOTENAME(s.name) + '.' + QUOTENAME(t.name)"
          + " FROM sys.triggers t"
          + of("t.parent_id");

  static final String POLICIES =
      "SELECT 'a policy of rows: DROP SECURITY POLICY ' + QUOTENAME(p.name)"
          + " FROM sys.security_predicates q"
          + " JOIN sys.security_policies p ON p.object_id = q.object_id"
          + of("q.target_object_id");

  /** Whether there is a history, rows in memory only, a publication, captured changes. */
  static final String KINDS =
      "SELECT CAST(t.temporal_type AS INT), CAST(t.is_memory_optimized AS INT),"
          + " CAST(t.is_replicated AS INT) + CAST(t.is_published AS INT)"
          + " + CAST(t.is_merge_published AS INT), CAST(t.is_tracked_by_cdc AS INT)"
          + " FROM sys.tables t"
          + of("t.object_id");

  static final String FOREIGN_KEYS =
      "SELECT 'a foreign key, to be dropped: ' + QUOTENAME(f.name)"
          + " FROM sys.foreign_keys f JOIN sys.foreign_key_columns k"
          + " ON k.constraint_object_id = f.object_id"
          + " JOIN sys.columns c ON (c.object_id = k.parent_object_id"
          + " AND c.column_id = k.parent_column_id) OR (c.object_id = k.referenced_object_id"
          + " AND c.column_id = k.referenced_column_id)"
          + OF_COLUMN;

  static final String DEFAULTS =
      "SELECT 'a DEFAULT: ALTER TABLE ' + QUOTENAME(s.name) + '.' + QUOTENAME(o.name)"
          + " + ' DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints d"
          + " JOIN sys.columns c ON c.object_id = d.parent_object_id"
          + " AND c.column_id = d.parent_column_id"
          + OF_COLUMN;

  static final String STATISTICS =
      "SELECT 'statistics: DROP STATISTICS ' + QUOTENAME(s.name) + '.' + QUOTENAME(o.name) + '.'"
          + " + QUOTENAME(f.name) FROM sys.stats f JOIN sys.stats_columns k"
          + " ON k.object_id = f.object_id AND k.stats_id = f.stats_id"
          + " JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id"
          + OF_COLUMN
          + " AND f.user_created = 1";

  static final String INDEXES =
      "SELECT 'an index, to be dropped: ' + QUOTENAME(i.name) FROM sys.indexes i"
          + " JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id"
          + " JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id"
          + OF_COLUMN;

  /** Indexes that would not come back as they were, or decide where a row is. */
  static final String UNUSUAL =
      INDEXES + " AND (k.partition_ordinal > 0 OR NOT (" + KeptIndex.PLAIN + "))";

  static final String WORDS =
      "SELECT 'an index of words: ALTER FULLTEXT INDEX ON ' + QUOTENAME(s.name) + '.'"
          + " + QUOTENAME(o.name) + ' DROP (' + QUOTENAME(c.name) + ')'"
          + " FROM sys.fulltext_index_columns f"
          + " JOIN sys.columns c ON c.object_id = f.object_id AND c.column_id = f.column_id"
          + OF_COLUMN;

  /** What goes with a column that is dropped. */
  static final String PROPERTIES =
      "SELECT 'a description or another property, which would be lost: EXEC"
          + " sys.sp_dropextendedproperty ' + QUOTENAME(e.name, '''')"
          + " FROM sys.extended_properties e"
          + " JOIN sys.columns c ON c.object_id = e.major_id AND c.column_id = e.minor_id"
          + OF_COLUMN
          + " AND e.class = 1";

  static final String RIGHTS =
      "SELECT DISTINCT 'rights on the column alone, which would be lost: REVOKE '"
          + " + p.permission_name FROM sys.database_permissions p"
          + " JOIN sys.columns c ON c.object_id = p.major_id AND c.column_id = p.minor_id"
          + OF_COLUMN
          + " AND p.class = 1";

  private SqlServerRewritingSql() {}

  private static String of(String object) {
    return OF_TABLE.formatted(object);
  }
}
