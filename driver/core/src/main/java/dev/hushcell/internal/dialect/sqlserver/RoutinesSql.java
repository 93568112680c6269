package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.RoutineQueries;

/**
 * What is asked about routines. OUTPUT is said of what takes values too. Which parameters may be
 * left out is not told, so that a call has all of them.
 */
final class RoutinesSql {
  private static final String ROUTINES =
      " JOIN sys.objects o ON o.object_id = %s.object_id AND o.is_ms_shipped = 0"
          + " AND o.type IN ('P', 'PC', 'FN', 'FS', 'IF', 'TF', 'FT', 'AF')";

  /** A type with its length, which is given in bytes. */
  private static final String TYPE =
      "TYPE_NAME(a.system_type_id) + CASE WHEN TYPE_NAME(a.system_type_id)"
          + " NOT IN ('varbinary', 'binary', 'varchar', 'char', 'nvarchar', 'nchar') THEN ''"
          + " WHEN a.max_length = -1 THEN '(max)' ELSE '(' + CAST(CASE WHEN"
          + " TYPE_NAME(a.system_type_id) IN ('nvarchar', 'nchar') THEN a.max_length / 2"
          + " ELSE a.max_length END AS VARCHAR(10)) + ')' END";

  static final RoutineQueries QUERIES =
      new RoutineQueries(
          "SELECT CAST(o.object_id AS VARCHAR(12)), SCHEMA_NAME(o.schema_id), o.name,"
              + " CASE WHEN o.type IN ('P', 'PC') THEN 0 ELSE 1 END, 0, 0, (SELECT "
              + TYPE
              + " FROM sys.parameters a WHERE a.object_id = o.object_id AND a.parameter_id = 0)"
              + " FROM sys.objects r"
              + ROUTINES.formatted("r")
              + " ORDER BY 2, 3, 1",
          "SELECT CAST(x.form AS VARCHAR(12)), x.mode, x.name, x.type FROM"
              + " (SELECT a.object_id AS form, CASE WHEN a.is_output = 1 THEN 'INOUT' ELSE 'IN' END"
              + " AS mode, a.name COLLATE DATABASE_DEFAULT AS name, ("
              + TYPE
              + ") COLLATE DATABASE_DEFAULT AS type, a.parameter_id AS place FROM sys.parameters a"
              + ROUTINES.formatted("a")
              + " WHERE a.parameter_id > 0 UNION ALL"
              + " SELECT a.object_id, 'COLUMN', a.name COLLATE DATABASE_DEFAULT,"
              + " CAST('' AS NVARCHAR(200)) COLLATE DATABASE_DEFAULT, a.column_id FROM sys.columns a"
              + ROUTINES.formatted("a")
              + ") x ORDER BY x.form, x.place");

  private RoutinesSql() {}
}
