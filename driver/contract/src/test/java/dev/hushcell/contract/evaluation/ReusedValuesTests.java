package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is set counts as it is then, also where an application uses an object again for another. */
@EachServer
@OneCollation
@SuppressWarnings("JavaUtilDate") // what applications use again
class ReusedValuesTests {
  private static final String EARLY = "2001-02-03 00:00:00";
  private static final String LATE = "2011-12-13 00:00:00";

  @Parameter Server server;
  @TempDir Path directory;
  private final List<List<String>> found = new ArrayList<>();

  @Test
  void eachSetOfABatchHasItsOwn() throws IOException, SQLException {
    try (Connection ours = scene().ours();
        PreparedStatement update =
            ours.prepareStatement("update sealed set seen = ?, code = ? where first like ?")) {
      Timestamp time = Timestamp.valueOf(EARLY);
      byte[] code = {'a'};
      update.setTimestamp(1, time);
      update.setBytes(2, code);
      update.setString(3, "A%");
      update.addBatch();
      time.setTime(Timestamp.valueOf(LATE).getTime());
      code[0] = 'b';
      update.setTimestamp(1, time);
      update.setBytes(2, code);
      update.setString(3, "B%");
      update.addBatch();
      time.setTime(0);
      code[0] = 'c';
      assertThat(update.executeBatch()).containsExactly(1, 1);
      assertThat(rows(ours)).containsExactly("1|" + EARLY + "|a|", "2|" + LATE + "|b|");
    }
  }

  /** As an application does that runs a full batch before it adds the next set to another one. */
  @Test
  void whatIsSetForTheNextRunOutlastsABatchAsItDoesInTheDriver() throws IOException, SQLException {
    try (Connection ours = scene().ours()) {
      ours.createStatement()
          .execute("create table plain (id integer primary key, note varchar(60))");
      ours.createStatement().execute("insert into plain (id) values (1), (2), (7), (8)");
      for (String sql :
          List.of(
              "update sealed set note = ? where id = ? and first like '%'",
              "update sealed set note = ? where id = ?",
              "update plain set note = ? where id = ?")) {
        try (PreparedStatement update = ours.prepareStatement(sql)) {
          set(update, "early", 1);
          update.addBatch();
          set(update, "late", 2);
          assertThat(update.executeBatch()).containsExactly(1);
          update.addBatch();
          assertThat(update.executeBatch()).hasSize(1);
        }
        String table = sql.substring("update ".length(), sql.indexOf(" set"));
        found.add(rows(ours, "select id, note from " + table + " where id < 3 order by id"));
        ours.createStatement().execute("update sealed set note = null");
      }
    }
    assertThat(found.get(0)).isEqualTo(found.get(2));
    assertThat(found.get(1)).isEqualTo(found.get(2));
  }

  private static void set(PreparedStatement update, String note, int id) throws SQLException {
    update.setString(1, note);
    update.setInt(2, id);
  }

  @Test
  void rowsAreFoundByWhatWasSet() throws IOException, SQLException {
    try (Connection ours = scene().ours();
        PreparedStatement update =
            ours.prepareStatement("update sealed set code = ? where seen < ? and first like ?")) {
      Timestamp time = Timestamp.valueOf(EARLY);
      update.setBytes(1, new byte[] {'x'});
      update.setTimestamp(2, time);
      update.setString(3, "%");
      time.setTime(Timestamp.valueOf(LATE).getTime());
      assertThat(update.executeUpdate()).isZero();
    }
  }

  @Test
  void largeObjectIsTakenWhenItIsSet() throws IOException, SQLException {
    try (Connection ours = scene().ours();
        PreparedStatement insert =
            ours.prepareStatement("insert into sealed (id, first, note) values (?, 'Cy', ?)");
        PreparedStatement update =
            ours.prepareStatement("update sealed set note = ? where first like ?")) {
      Clob text = ours.createClob();
      for (int id = 3; id <= 4; id++) {
        text.truncate(0);
        assertThat(text.setString(1, "note " + id)).isEqualTo(6);
        insert.setInt(1, id);
        insert.setClob(2, text);
        insert.addBatch();
        update.setClob(1, text);
        update.setString(2, id == 3 ? "A%" : "B%");
        update.addBatch();
      }
      text.truncate(0);
      text.free();
      assertThat(insert.executeBatch()).hasSize(2);
      assertThat(update.executeBatch()).containsExactly(1, 1);
      assertThat(rows(ours, "select id, note from sealed order by id"))
          .containsExactly("1|note 3", "2|note 4", "3|note 3", "4|note 4");
      Clob freed = ours.createClob();
      assertThat(freed.setString(1, "note 5")).isEqualTo(6);
      insert.setInt(1, 5);
      insert.setClob(2, freed);
      freed.free();
      assertThat(insert.executeUpdate()).isOne();
      assertThat(rows(ours, "select id, note from sealed where id = 5"))
          .containsExactly("5|note 5");
    }
  }

  private Scene scene() throws IOException, SQLException {
    PlainOrder.collation(server);
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  sealed.first: { evaluate: [range, pattern, order, change]"
                + PlainOrder.declared(server)
                + " }\n  sealed.note: {}\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table sealed (id integer primary key, first varchar(60), note varchar(60),"
              + " seen %s, code {=bytes 20})"
                  .formatted(PlainOrder.isMysql(server) ? "datetime" : "timestamp"),
          "insert into sealed (id, first, seen) values (1, 'Ada', '2005-05-05 05:05:05'),"
              + " (2, 'Ben', '2005-05-05 05:05:05')");
    }
    return scene;
  }

  private static List<String> rows(Connection ours) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = ours.createStatement();
        ResultSet rows = statement.executeQuery("select id, seen, code from sealed order by id")) {
      while (rows.next()) {
        String time = rows.getTimestamp(2).toString().replaceFirst("\\.0$", "");
        found.add(
            rows.getInt(1)
                + "|"
                + time
                + "|"
                + new String(rows.getBytes(3), StandardCharsets.UTF_8)
                + "|");
      }
    }
    return found;
  }

  private static List<String> rows(Connection ours, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = ours.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getInt(1) + "|" + rows.getString(2));
      }
    }
    return found;
  }
}
