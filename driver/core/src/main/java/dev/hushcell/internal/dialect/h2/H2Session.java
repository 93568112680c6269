package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.schema.SessionState.Sight;
import dev.hushcell.internal.schema.UnicodeEscape;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a session about itself. */
final class H2Session {
  private static final String STATE =
      "SELECT STATE_KEY, STATE_COMMAND FROM INFORMATION_SCHEMA.SESSION_STATE UNION ALL"
          + " SELECT 'STANDING', CONCAT_WS('/', DATABASE_PATH(), CURRENT_USER) UNION ALL "
          + H2Settings.SETTINGS;
  private static final Pattern QUOTED = Pattern.compile("(U&)?\"((?:[^\"]|\"\")*)\"");

  private H2Session() {}

  static SessionState of(Connection connection) throws SQLException {
    String schema = connection.getSchema();
    List<String> path = new ArrayList<>();
    Set<TableName> temporary = new HashSet<>();
    Map<String, String> all = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(STATE)) {
      while (rows.next()) {
        String key = rows.getString(1);
        all.put(key, rows.getString(2));
        List<String> names = names(rows.getString(2));
        if (key.equals("SCHEMA_SEARCH_PATH")) {
          path.addAll(names);
        } else if (key.startsWith("TABLE ")) {
          temporary.add(new TableName(names.get(0), names.get(1)));
        }
      }
    }
    path.remove(schema); // the current schema comes first, wherever it stands on the path
    H2Settings settings = H2Settings.in(all);
    return new SessionState(
        schema,
        path,
        temporary,
        settings.zone(),
        settings.reading(),
        settings.obstacle(),
        true,
        Sight.of(all.getOrDefault("STANDING", "")));
  }

  /** Returns the quoted names of a command that H2 wrote, in order. */
  private static List<String> names(String command) {
    List<String> names = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(command);
    while (matcher.find()) {
      String name = matcher.group(2).replace("\"\"", "\"");
      names.add(matcher.group(1) == null ? name : UnicodeEscape.decode(name));
    }
    return names;
  }
}
