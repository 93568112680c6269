package dev.hushcell.contract;

import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A table that had rows before its columns were declared. */
final class RewritingScene {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
      """;

  private RewritingScene() {}

  /** Makes the table with so many rows. */
  static Scene of(Server server, Path directory, int rows) throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(100) not null unique,"
              + " name varchar(40), password varchar(60))");
      fill(plain, rows);
    }
    return scene;
  }

  private static void fill(Connection plain, int rows) throws SQLException {
    plain.setAutoCommit(false);
    try (PreparedStatement insert =
        plain.prepareStatement("insert into contact values (?, ?, ?, ?)")) {
      for (int id = 1; id <= rows; id++) {
        insert.setInt(1, id);
        insert.setString(2, "user" + id + "@example.com");
        insert.setString(3, "name " + id);
        insert.setString(4, id % 7 == 0 ? null : "secret " + id);
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
    plain.commit();
  }

  /** Returns the table by the names that its database has for it. */
  static TableName table(Connection connection) throws SQLException {
    String schema = connection.getSchema();
    return new TableName(schema == null ? connection.getCatalog() : schema, "contact");
  }
}
