package dev.hushcell.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Six people, three of whom are called Ada and three Ben, to be found by their names. */
final class FoundPeople {
  static final String MARK = "Zq9found";

  private FoundPeople() {}

  /** Makes them, or skips the test where nothing is evaluated. */
  static Scene scene(Server server, Path directory) throws IOException, SQLException {
    return scene(server, directory, "");
  }

  /** Makes them where the configuration says more. */
  static Scene scene(Server server, Path directory, String more) throws IOException, SQLException {
    String collation = collation(server);
    assumeTrue(!collation.isEmpty(), "nothing is evaluated there");
    String order = collation.equals("declared") ? ", text-order: code-point" : "";
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + "  person.name: { evaluate: [pattern, range, order, change]%s, rows: 100, bytes: 100000 }\n"
                    .formatted(order)
                + "  person.note: { evaluate: [pattern]%s, rows: 100, bytes: 100000 }\n"
                    .formatted(order)
                + "  loose.name: { evaluate: [pattern, change]%s, rows: 100, bytes: 100000 }\n"
                    .formatted(order)
                + more);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table person (id integer primary key, name varchar(40), note varchar(40),"
              + " city varchar(20), hits integer not null unique)",
          "create table loose (id integer, name varchar(40))");
      for (int id = 1; id <= 6; id++) {
        String name = (id % 2 == 0 ? "Ada" : "Ben") + MARK + id;
        scene.run(
            ours,
            "insert into person values (%d, '%s', 'n', 'Bonn', %d)".formatted(id, name, id * 10));
      }
    }
    return scene;
  }

  static boolean isSqlite(Server server) {
    return server.name().equals("sqlite");
  }

  /** Tells where the order of texts comes from; empty where nothing is evaluated. */
  private static String collation(Server server) {
    boolean mysql = server.words().names().contains("mysql");
    boolean known = List.of("h2", "postgresql", "sqlite").contains(server.name());
    return mysql ? "declared" : known ? "database" : "";
  }

  static int update(Connection connection, String sql, String pattern) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, pattern);
      return statement.executeUpdate();
    }
  }

  static List<String> hits(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id, hits from person order by id")) {
      while (rows.next()) {
        found.add(rows.getInt(1) + "=" + rows.getInt(2));
      }
    }
    return found;
  }
}
