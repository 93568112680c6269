package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may reach a table by name. A trigger is found under the name of its table, since a change of
 * that table runs it, and reaches that one at least. What the user has no right to read has an
 * empty text or is not shown at all.
 */
final class MysqlSources {
  private static final String VIEWS =
      "SELECT TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
          + " WHERE TABLE_SCHEMA NOT IN "
          + SystemSchemas.LIST;
  private static final String TRIGGERS =
      "SELECT EVENT_OBJECT_TABLE, CONCAT(EVENT_OBJECT_TABLE, ' ', ACTION_STATEMENT)"
          + " FROM INFORMATION_SCHEMA.TRIGGERS"
          + " WHERE TRIGGER_SCHEMA NOT IN "
          + SystemSchemas.LIST;
  private static final String ROUTINES =
      "SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM INFORMATION_SCHEMA.ROUTINES"
          + " WHERE ROUTINE_SCHEMA NOT IN "
          + SystemSchemas.LIST;
  // These keep no rows of their own; what they read is not told here.
  private static final String ELSEWHERE =
      "SELECT TABLE_NAME, NULL FROM INFORMATION_SCHEMA.TABLES WHERE ENGINE IN "
          + MysqlInformationSchema.ELSEWHERE
          + " AND TABLE_SCHEMA NOT IN "
          + SystemSchemas.LIST;

  /** A statement that is put together when it runs may name anything. */
  private static final Pattern DYNAMIC =
      Pattern.compile("(?is).*\\b(?:PREPARE|EXECUTE\\s+IMMEDIATE)\\b.*");

  private MysqlSources() {}

  static List<InformationSchema.Source> of(Connection connection) throws SQLException {
    List<InformationSchema.Source> sources = new ArrayList<>();
    for (String query : List.of(VIEWS, TRIGGERS, ROUTINES, ELSEWHERE)) {
      sources.addAll(Rows.of(connection, query, MysqlSources::source));
    }
    return sources;
  }

  private static InformationSchema.Source source(ResultSet row) throws SQLException {
    return new InformationSchema.Source(row.getString(1), shown(row.getString(2)));
  }

  private static @Nullable String shown(@Nullable String text) {
    boolean hidden = text == null || text.isBlank() || DYNAMIC.matcher(text).matches();
    return hidden ? null : text;
  }
}
