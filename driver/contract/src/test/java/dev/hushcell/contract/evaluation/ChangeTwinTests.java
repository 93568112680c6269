package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * UPDATE, DELETE and SELECT … FOR UPDATE with conditions on protected columns do to the rows what
 * they do by plain columns of the declared order.
 */
@EachServer
@EveryServer
@OneCollation
class ChangeTwinTests {
  private static final int STATEMENTS = Depth.of("hushcell.evaluation.statements", 60, 200);

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void changesWhatThePlainTwinChanges() throws IOException, SQLException {
    TwinTables tables = new TwinTables(server, ", change");
    Scene scene = tables.scene(directory);
    TwinQueries queries = tables.queries();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      tables.fill(scene, queries, ours, plain);
      ours.setAutoCommit(false);
      plain.setAutoCommit(false);
      compare(queries, ours, plain);
    }
  }

  private static void compare(TwinQueries queries, Connection ours, Connection plain)
      throws SQLException {
    int refused = 0;
    int changed = 0;
    boolean locks = !ours.getMetaData().getDatabaseProductName().equals("SQLite");
    for (int i = 0; i < STATEMENTS; i++) {
      TwinQueries.Query query = queries.change(locks);
      List<String> subject;
      try {
        subject = done(ours, query, "sealed");
      } catch (SQLException e) {
        assertThat(e.getMessage())
            .as("statement %s: %s", i, query.sql())
            .containsAnyOf("HC-4032", "HC-4040");
        ours.rollback();
        refused++;
        continue;
      }
      List<String> twin = done(plain, query, "clear");
      assertThat(subject).as("statement %s: %s", i, query.sql()).isEqualTo(twin);
      changed += twin.isEmpty() || twin.get(0).equals("0") ? 0 : 1;
    }
    assertThat(refused).isLessThan(STATEMENTS / 4);
    assertThat(changed).isGreaterThan(STATEMENTS / 4);
  }

  /** Returns what a statement counts and what the table is then, and takes it back. */
  private static List<String> done(Connection connection, TwinQueries.Query query, String table)
      throws SQLException {
    List<String> found = new ArrayList<>();
    boolean reads = query.sql().startsWith("select");
    boolean numbers = !connection.getMetaData().getDatabaseProductName().equals("SQLite");
    if (query.values().isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        if (reads) {
          found.addAll(rows(statement.executeQuery(query.of(table))));
        } else {
          found.add(String.valueOf(statement.executeUpdate(query.of(table))));
        }
      }
    } else {
      try (PreparedStatement statement = connection.prepareStatement(query.of(table))) {
        for (int i = 0; i < query.values().size(); i++) {
          Object value = query.values().get(i);
          if (value == null) {
            statement.setNull(i + 1, Types.NULL);
          } else {
            statement.setObject(i + 1, value);
          }
        }
        if (reads) {
          found.addAll(rows(statement.executeQuery()));
        } else {
          found.add(String.valueOf(statement.executeUpdate()));
        }
      }
    }
    Collections.sort(found);
    if (!reads) {
      try (Statement statement = connection.createStatement()) {
        found.addAll(
            rows(
                statement.executeQuery(
                    "select id, grp, name, code"
                        + (numbers ? ", amount, whole, born" : "")
                        + " from "
                        + table
                        + " order by id")));
      }
    }
    connection.rollback();
    return found;
  }

  private static List<String> rows(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      StringBuilder row = new StringBuilder();
      for (int i = 1; i <= columns; i++) {
        row.append(rows.getString(i)).append('|');
      }
      found.add(row.toString());
    }
    return found;
  }
}
