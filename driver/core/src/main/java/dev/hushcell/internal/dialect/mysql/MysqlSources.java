package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema.Code;
import dev.hushcell.internal.schema.InformationSchema.Source;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may reach a table by name. A trigger is found under the name of its table, since a change of
 * that table runs it, and reaches that one at least. What the user has no right to read has an
 * empty text or is not shown at all. Defaults, CHECKs, generated columns and partitions can call no
 * routine, and nobody's statement runs an event: they are left out.
 */
final class MysqlSources {
  private static final String TRIGGER = "TRIGGER ";

  /**
   * Schema of what one can vouch for, name, text, the mode in which it is read, what SHOW CREATE is
   * asked for, and since when it is so. Within two seconds it could be altered to one that looks
   * the same. The text of a view is written by the server, in no mode.
   */
  private static final String TEXTS =
      """
      SELECT '', TABLE_NAME, VIEW_DEFINITION, '', '', '' FROM INFORMATION_SCHEMA.VIEWS
      WHERE TABLE_SCHEMA NOT IN %1$s
      UNION ALL SELECT '', EVENT_OBJECT_TABLE, ACTION_STATEMENT, SQL_MODE,
      CONCAT('%6$s', %3$s), CASE WHEN CREATED < %4$s THEN CREATED ELSE '' END
      FROM INFORMATION_SCHEMA.TRIGGERS WHERE TRIGGER_SCHEMA NOT IN %1$s
      UNION ALL SELECT ROUTINE_SCHEMA, ROUTINE_NAME,
      CASE WHEN ROUTINE_BODY = 'SQL' THEN ROUTINE_DEFINITION END, SQL_MODE,
      CONCAT(ROUTINE_TYPE, ' ', %5$s),
      CASE WHEN LAST_ALTERED < %4$s THEN CONCAT(CREATED, ' ', LAST_ALTERED) ELSE '' END
      FROM INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_SCHEMA NOT IN %1$s
      UNION ALL SELECT '', TABLE_NAME, NULL, '', '', '' FROM INFORMATION_SCHEMA.TABLES
      WHERE ENGINE IN %2$s AND TABLE_SCHEMA NOT IN %1$s
      """
          .formatted(
              MysqlInformationSchema.SYSTEM_SCHEMAS,
              MysqlInformationSchema.ELSEWHERE,
              MysqlInformationSchema.TRIGGER,
              "SYSDATE() - INTERVAL 2 SECOND",
              MysqlInformationSchema.quoted("ROUTINE_SCHEMA", "ROUTINE_NAME"),
              TRIGGER);

  private MysqlSources() {}

  static List<Source> of(Connection connection) throws SQLException {
    return Rows.of(connection, TEXTS, MysqlSources::sources).stream()
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<Source> sources(ResultSet row) throws SQLException {
    String name = row.getString(2);
    Source source = new Source(row.getString(1), name, code(row, row.getString(3)));
    return row.getString(5).startsWith(TRIGGER)
        ? List.of(source, new Source(name, new Code.Names(Set.of(name))))
        : List.of(source);
  }

  private static Code code(ResultSet row, @Nullable String sql) throws SQLException {
    if (sql == null || sql.isBlank()) {
      return new Code.Unseen();
    }
    String mode = SqlModes.of(row.getString(4), "").mode();
    String object = row.getString(5);
    return object.isEmpty() || !MysqlOriginals.mayDiffer(sql)
        ? new Code.Body(sql, mode)
        : new Code.Copy(sql, mode, object, row.getString(6));
  }
}
