package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The texts of CHECKs as they were once read. PostgreSQL writes a condition out only after it got a
 * lock on the table, and whoever alters the table holds that against it: perhaps the transaction
 * that waits for the answer. So each text is asked for once, and what is known is only listed.
 * Thread-safe.
 */
final class KnownChecks {
  private final Map<String, Map<Key, String>> known = new ConcurrentHashMap<>();

  /**
   * A CHECK in one of its versions; the name of its column is in its text.
   *
   * @param version what another change of it does not have
   */
  private record Key(String oid, String version, String column) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(row.getString(1), row.getString(2), row.getString(3));
    }
  }

  private record Listed(Key key, String schema, String table, String name) {
    static Listed of(ResultSet row) throws SQLException {
      return new Listed(Key.of(row), row.getString(4), row.getString(5), row.getString(6));
    }
  }

  List<Check> of(Connection connection, String sql, String... parameters) throws SQLException {
    List<Listed> listed = Rows.of(connection, sql, Listed::of, parameters);
    Map<Key, String> texts =
        known.computeIfAbsent(connection.getMetaData().getURL(), url -> new ConcurrentHashMap<>());
    List<String> unknown =
        listed.stream()
            .map(Listed::key)
            .filter(key -> !texts.containsKey(key))
            .map(Key::oid)
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      texts.putAll(LockPatience.within(connection, () -> texts(connection, unknown)));
    }
    if (parameters.length == 0) {
      texts.keySet().retainAll(listed.stream().map(Listed::key).collect(Collectors.toSet()));
    }
    return listed.stream()
        .map(
            each ->
                PostgresTables.check(
                    each.schema(),
                    each.table(),
                    each.key().column(),
                    each.name(),
                    texts.getOrDefault(each.key(), "")))
        .toList();
  }

  private static Map<Key, String> texts(Connection connection, List<String> oids)
      throws SQLException {
    Map<Key, String> found = new HashMap<>();
    Rows.of(
            connection,
            PostgresTablesSql.CHECK_TEXTS,
            row -> Map.entry(Key.of(row), row.getString(4)),
            String.join(",", oids))
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }
}
