package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.RoutineQueries;

/** What is asked of the catalog views over the connection of a session, which sees its own work. */
final class SqlServerSchemaSql {
  /** The settings under which texts are read and compared; 1 is ON. */
  static final String SESSION =
      "SELECT SCHEMA_NAME(), DB_NAME(), CAST(SESSIONPROPERTY('QUOTED_IDENTIFIER') AS INT),"
          + " CAST(SESSIONPROPERTY('ANSI_NULLS') AS INT), CAST(SESSIONPROPERTY('ANSI_PADDING') AS"
          + " INT), CAST(SESSIONPROPERTY('ANSI_WARNINGS') AS INT), CONCAT(@@SERVERNAME, '/',"
          + " DB_NAME(), '/', SUSER_NAME(), '/', USER_NAME()), @@TRANCOUNT";

  /** A limit of rows cannot be asked for. */
  static final OwnSettings OWN = OwnSettings.alwaysMade("SET ROWCOUNT 0; SET TEXTSIZE 2147483647");

  static final String RIGHTS =
      "SELECT HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'VIEW DEFINITION'),"
          + " HAS_PERMS_BY_NAME('sys.sql_expression_dependencies', 'OBJECT', 'SELECT'),"
          + " USER_NAME()";

  static final String COLLATION =
      "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS NVARCHAR(128))";

  static final String RELATION =
      "SELECT s.name, o.name, o.type, m.definition FROM sys.objects o"
          + " JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " LEFT JOIN sys.sql_modules m ON m.object_id = o.object_id"
          + " WHERE s.name = ? AND o.name = ? AND o.type IN ('U', 'V', 'ET', 'TF', 'IF')";

  /** The target of a synonym in the same database; a synonym of a synonym there is not. */
  static final String SYNONYM =
      "SELECT COALESCE(PARSENAME(y.base_object_name, 2), SCHEMA_NAME()),"
          + " PARSENAME(y.base_object_name, 1) FROM sys.synonyms y"
          + " JOIN sys.schemas s ON s.schema_id = y.schema_id WHERE s.name = ? AND y.name = ?"
          + " AND PARSENAME(y.base_object_name, 4) IS NULL"
          + " AND COALESCE(PARSENAME(y.base_object_name, 3), DB_NAME()) = DB_NAME()";

  private static final String OF_TABLE =
      " JOIN sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.name = ?";

  static final String COLUMNS =
      "SELECT c.name FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id"
          + OF_TABLE
          + " AND c.is_hidden = 0 ORDER BY c.column_id";

  static final String PRIMARY_KEY =
      "SELECT c.name FROM sys.indexes i JOIN sys.index_columns k ON k.object_id = i.object_id"
          + " AND k.index_id = i.index_id JOIN sys.columns c ON c.object_id = k.object_id"
          + " AND c.column_id = k.column_id JOIN sys.objects o ON o.object_id = i.object_id"
          + OF_TABLE
          + " AND i.is_primary_key = 1";

  /** A key that is disabled is not checked. */
  static final String ROW_KEYS =
      "SELECT i.name, c.name FROM sys.indexes i JOIN sys.index_columns k"
          + " ON k.object_id = i.object_id AND k.index_id = i.index_id JOIN sys.columns c"
          + " ON c.object_id = k.object_id AND c.column_id = k.column_id JOIN sys.objects o"
          + " ON o.object_id = i.object_id"
          + OF_TABLE
          + " AND o.type = 'U' AND i.is_primary_key = 1 AND i.is_disabled = 0";

  static final String COLUMNS_CALLED =
      "SELECT s.name, o.name, c.name FROM sys.columns c JOIN sys.objects o"
          + " ON o.object_id = c.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " WHERE o.type = 'U' AND LOWER(c.name) IN (%s) ORDER BY 1, 2, 3";

  /** A disabled trigger is enabled by whoever may; one of the CLR does not show its text. */
  static final String TRIGGERS =
      "SELECT m.definition FROM sys.triggers g JOIN sys.objects o ON o.object_id = g.parent_id"
          + " LEFT JOIN sys.sql_modules m ON m.object_id = g.object_id"
          + OF_TABLE
          + " AND g.is_ms_shipped = 0";

  static final String POLICIES =
      "SELECT p.predicate_definition FROM sys.security_predicates p"
          + " JOIN sys.objects o ON o.object_id = p.target_object_id"
          + OF_TABLE;

  /** A table and that of its history, both ways. */
  static final String RELATIVES =
      "SELECT r.name FROM sys.tables o JOIN sys.tables r"
          + " ON r.object_id = o.history_table_id OR r.history_table_id = o.object_id"
          + OF_TABLE;

  static final String HAS_CAPTURES =
      "SELECT CAST(d.is_cdc_enabled AS INT) FROM sys.databases d WHERE d.database_id = DB_ID()";

  /** The tables in which changes of others are captured. */
  static final String CAPTURES_OF =
      "SELECT r.name FROM cdc.change_tables t JOIN sys.objects o ON o.object_id = t.object_id"
          + " JOIN sys.objects r ON r.object_id = t.source_object_id"
          + OF_TABLE;

  private static final String OF_ROUTINES =
      " JOIN sys.objects o ON o.object_id = %s.object_id AND o.is_ms_shipped = 0"
          + " AND o.type IN ('P', 'PC', 'FN', 'FS', 'IF', 'TF', 'FT', 'AF')";

  /** A type with its length, which is given in bytes. */
  private static final String TYPE =
      "TYPE_NAME(a.system_type_id) + CASE WHEN TYPE_NAME(a.system_type_id)"
          + " NOT IN ('varbinary', 'binary', 'varchar', 'char', 'nvarchar', 'nchar') THEN ''"
          + " WHEN a.max_length = -1 THEN '(max)' ELSE '(' + CAST(CASE WHEN"
          + " TYPE_NAME(a.system_type_id) IN ('nvarchar', 'nchar') THEN a.max_length / 2"
          + " ELSE a.max_length END AS VARCHAR(10)) + ')' END";

  /**
   * OUTPUT is said of what takes values too. Which parameters may be left out is not told, so that
   * a call has all of them.
   */
  static final RoutineQueries ROUTINES =
      new RoutineQueries(
          "SELECT CAST(o.object_id AS VARCHAR(12)), SCHEMA_NAME(o.schema_id), o.name,"
              + " CASE WHEN o.type IN ('P', 'PC') THEN 0 ELSE 1 END, 0, 0, (SELECT "
              + TYPE
              + " FROM sys.parameters a WHERE a.object_id = o.object_id AND a.parameter_id = 0)"
              + " FROM sys.objects r"
              + OF_ROUTINES.formatted("r")
              + " ORDER BY 2, 3, 1",
          """
          SELECT CAST(x.form AS VARCHAR(12)), x.mode, x.name, x.type FROM
            (SELECT a.object_id AS form,
                CASE WHEN a.is_output = 1 THEN 'INOUT' ELSE 'IN' END AS mode,
                a.name COLLATE DATABASE_DEFAULT AS name, (%1$s) COLLATE DATABASE_DEFAULT AS type,
                a.parameter_id AS place FROM sys.parameters a%2$s WHERE a.parameter_id > 0
              UNION ALL SELECT a.object_id, 'COLUMN', a.name COLLATE DATABASE_DEFAULT,
                CAST('' AS NVARCHAR(200)) COLLATE DATABASE_DEFAULT, a.column_id
              FROM sys.columns a%2$s) x ORDER BY x.form, x.place
          """
              .formatted(TYPE, OF_ROUTINES.formatted("a")));

  private SqlServerSchemaSql() {}
}
