package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.sqlserver.SqlServerTables.Obstacle;

/**
 * What is asked about existing tables, over connections that must not wait for a transaction in
 * which the thread that asks made tables: so without locks, as far as the server heeds that. What
 * is seen too early or not at all refuses more, never less. No function that tells names is used:
 * those wait.
 */
final class SqlServerTablesSql {
  static final String OF_TABLE = " WHERE s.name = ? AND o.name = ?";

  private static final String SCHEMA =
      " JOIN sys.schemas s WITH (NOLOCK) ON s.schema_id = o.schema_id";

  private static final String COLUMNS_OF_OBJECTS =
      " FROM sys.columns c WITH (NOLOCK)"
          + " JOIN sys.objects o WITH (NOLOCK) ON o.object_id = c.object_id"
          + SCHEMA;

  /** The type as it would be declared; lengths are bytes in the catalog, -1 is MAX. */
  private static final String DECLARED =
      "b.name + CASE WHEN b.name IN ('varchar', 'char', 'varbinary', 'binary') THEN '(' +"
          + " CASE c.max_length WHEN -1 THEN 'max' ELSE CAST(c.max_length AS VARCHAR(5)) END + ')'"
          + " WHEN b.name IN ('nvarchar', 'nchar') THEN '(' + CASE c.max_length WHEN -1 THEN 'max'"
          + " ELSE CAST(c.max_length / 2 AS VARCHAR(5)) END + ')'"
          + " WHEN b.name IN ('decimal', 'numeric') THEN '(' + CAST(c.precision AS VARCHAR(3)) + ', '"
          + " + CAST(c.scale AS VARCHAR(3)) + ')'"
          + " WHEN b.name IN ('datetime2', 'time', 'datetimeoffset') THEN '(' +"
          + " CAST(c.scale AS VARCHAR(3)) + ')'"
          + " WHEN b.name = 'float' THEN '(' + CAST(c.precision AS VARCHAR(3)) + ')' ELSE '' END";

  /** The system type behind an alias; types of the CLR have none of their own. */
  private static final String TYPES =
      " JOIN sys.types b WITH (NOLOCK) ON b.user_type_id ="
          + " CASE c.system_type_id WHEN 240 THEN c.user_type_id ELSE c.system_type_id END";

  static final String KIND =
      "SELECT o.type FROM sys.objects o WITH (NOLOCK)"
          + (SCHEMA + OF_TABLE + " AND o.type IN ('U', 'V')");

  /** A condition over a column that is more than that it has a value, or none. */
  private static final String FILTERED =
      """
      EXISTS (SELECT 1 FROM sys.stats f WITH (NOLOCK)
        WHERE f.object_id = c.object_id AND f.has_filter = 1 AND CHARINDEX(%1$s,
          REPLACE(REPLACE(f.filter_definition COLLATE DATABASE_DEFAULT,
            %1$s + N' IS NOT NULL', N''), %1$s + N' IS NULL', N'')) > 0)"""
          .formatted("QUOTENAME(c.name) COLLATE DATABASE_DEFAULT");

  private static final String PARTITIONED =
      """
      EXISTS (SELECT 1 FROM sys.index_columns k WITH (NOLOCK)
        WHERE k.object_id = c.object_id AND k.column_id = c.column_id
        AND k.partition_ordinal > 0)""";

  private static final String UNUSUALLY_INDEXED =
      """
      EXISTS (SELECT 1 FROM sys.index_columns k WITH (NOLOCK)
        JOIN sys.indexes i WITH (NOLOCK) ON i.object_id = k.object_id AND i.index_id = k.index_id
        WHERE k.object_id = c.object_id AND k.column_id = c.column_id
        AND i.type NOT IN (3, 4) AND NOT (%s))"""
          .formatted(KeptIndex.PLAIN);

  /** A word for {@link Obstacle}. */
  private static final String OBSTACLE =
      """
      CASE WHEN b.name IN ('char', 'varchar', 'binary', 'varbinary') AND c.is_ansi_padded = 0
          THEN 'PADDING'
        WHEN c.encryption_type IS NOT NULL THEN 'ENCRYPTED' WHEN c.is_masked = 1 THEN 'MASKED'
        WHEN c.is_sparse = 1 OR c.is_column_set = 1 THEN 'SPARSE'
        WHEN c.rule_object_id <> 0 THEN 'RULE' WHEN c.is_filestream = 1 THEN 'FILESTREAM'
        WHEN t.temporal_type <> 0 THEN 'HISTORY' WHEN t.is_memory_optimized = 1 THEN 'MEMORY'
        WHEN %s THEN 'PARTITION' WHEN %s THEN 'FILTER' WHEN %s THEN 'INDEX' END"""
          .formatted(PARTITIONED, FILTERED, UNUSUALLY_INDEXED);

  static final String COLUMNS =
      """
      SELECT c.name, %s, c.collation_name, c.default_object_id, c.is_identity, c.is_computed,
        m.definition, c.user_type_id, c.system_type_id, c.generated_always_type, %s %s %s
      LEFT JOIN sys.tables t WITH (NOLOCK) ON t.object_id = o.object_id
      LEFT JOIN sys.computed_columns m WITH (NOLOCK)
        ON m.object_id = c.object_id AND m.column_id = c.column_id %s ORDER BY c.column_id
      """
          .formatted(DECLARED, OBSTACLE, COLUMNS_OF_OBJECTS, TYPES, OF_TABLE);

  static final String NULLABLE =
      "SELECT c.is_nullable" + COLUMNS_OF_OBJECTS + OF_TABLE + " AND c.name = ?";

  static final String TYPES_OF =
      "SELECT o.name, c.name, " + DECLARED + COLUMNS_OF_OBJECTS + TYPES + " WHERE s.name = ?";

  static final String CHECKS =
      "SELECT s.name, o.name, k.name, k.definition FROM sys.check_constraints k WITH (NOLOCK)"
          + " JOIN sys.objects o WITH (NOLOCK) ON o.object_id = k.parent_object_id"
          + SCHEMA;

  /** A column in an index, XML, spatial and full-text ones being no whole values. */
  static final String KEYS =
      """
      SELECT c.name, CASE WHEN i.type IN (3, 4) THEN 'PARTIAL'
          WHEN i.is_primary_key = 1 THEN 'PRIMARY KEY' WHEN i.is_unique = 1 THEN 'UNIQUE'
          ELSE 'INDEX' END, i.name %1$s
        JOIN sys.index_columns k WITH (NOLOCK)
          ON k.object_id = c.object_id AND k.column_id = c.column_id
        JOIN sys.indexes i WITH (NOLOCK) ON i.object_id = k.object_id AND i.index_id = k.index_id
        %2$s AND (k.key_ordinal > 0 OR i.type IN (3, 4))
      UNION ALL SELECT c.name, 'FOREIGN KEY', '' %1$s
        JOIN sys.foreign_key_columns f WITH (NOLOCK)
          ON f.parent_object_id = c.object_id AND f.parent_column_id = c.column_id %2$s
      UNION ALL SELECT c.name, 'PARTIAL', '' %1$s
        JOIN sys.fulltext_index_columns f WITH (NOLOCK)
          ON f.object_id = c.object_id AND f.column_id = c.column_id %2$s
      """
          .formatted(COLUMNS_OF_OBJECTS, OF_TABLE);

  static final String LINKS =
      """
      SELECT s.name, o.name, c.name, t.name, r.name, d.name
      FROM sys.foreign_key_columns f WITH (NOLOCK)
      JOIN sys.objects o WITH (NOLOCK) ON o.object_id = f.parent_object_id %s
      JOIN sys.columns c WITH (NOLOCK)
        ON c.object_id = f.parent_object_id AND c.column_id = f.parent_column_id
      JOIN sys.objects r WITH (NOLOCK) ON r.object_id = f.referenced_object_id
      JOIN sys.schemas t WITH (NOLOCK) ON t.schema_id = r.schema_id
      JOIN sys.columns d WITH (NOLOCK)
        ON d.object_id = f.referenced_object_id AND d.column_id = f.referenced_column_id
      WHERE (s.name = ? AND o.name = ?) OR (t.name = ? AND r.name = ?)
      """
          .formatted(SCHEMA);

  private SqlServerTablesSql() {}
}
