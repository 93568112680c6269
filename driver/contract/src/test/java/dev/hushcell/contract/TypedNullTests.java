package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A NULL beside cells has their type, whatever type it was given: answers are the plain ones. */
@EachServer
@OneCollation
class TypedNullTests {
  /** T is what the server casts texts to. */
  private static final List<String> QUERIES =
      List.of(
          "select id, cast(null as T) as r from doc union all select id, recipient from letter"
              + " order by 1",
          "select id, recipient as r from letter union all select id, cast(null as T) from doc"
              + " order by 1",
          "select x.id, x.r from (select id, cast(null as T) as r, 0 as clazz_ from doc"
              + " union all select id, recipient, 1 as clazz_ from letter) x order by x.id",
          "select x.id, x.r from (select id, cast(null as T) as r from doc"
              + " union all select id, recipient from letter) x where x.r = 'Ada' order by x.id",
          "select id, null as r from doc union all select id, null from doc"
              + " union all select id, recipient from letter order by 1",
          "select id, cast(null as T) as r from doc union all select id, null from doc"
              + " union all select id, recipient from letter order by 1",
          "select d.id, x.r from doc d join (select id, null as r from doc union all"
              + " select id, recipient from letter) x on x.id = d.id order by 1",
          "with n(r) as (select null) select r from n union all select recipient from letter",
          "select id, coalesce(x.r, recipient) from letter cross join (select cast(null as T) as r) x"
              + " order by id",
          "with recursive n(id, r) as (select 1, cast(null as T) union all select l.id, l.recipient"
              + " from n join letter l on l.id = n.id + 9) select id, r from n order by id",
          "select recipient from letter where id = 10 union all values (cast(null as T))",
          "select id, case when id > 10 then recipient else cast(null as T) end from letter"
              + " order by id",
          "select id, case id when 10 then cast(null as T) else recipient end from letter"
              + " order by id",
          "select id, case when id > 10 then recipient else null end from letter order by id",
          "select id, coalesce(cast(null as T), recipient) from letter order by id",
          "select id, coalesce(recipient, cast(null as T)) from letter order by id",
          "select id, coalesce(null, recipient, null) from letter order by id",
          "select id from letter where recipient = coalesce(cast(null as T), 'Ada')",
          "select id from letter where recipient = cast(null as T)",
          "select id from letter where recipient in ('Ada', cast(null as T))",
          "select l.id from letter l join (select null as r, 1 as one) x on x.r = l.recipient",
          "select id, recipient from letter where cast(null as T) is null order by id",
          "select cast(null as T) as r, id from doc order by id");

  private static final List<String> CHANGES =
      List.of(
          "create view all_letter as select id, cast(null as T) as r from doc union all"
              + " select id, recipient from letter",
          "select id, r from all_letter order by id",
          "select id from all_letter where r = 'Ada'",
          "insert into letter (id, recipient) values (20, cast(null as T))",
          "insert into letter (id, recipient) select 21, cast(null as T) from doc where id = 1",
          "insert into letter (id, recipient) select 22, null from doc where id = 1",
          "insert into letter (id, recipient) select id + 30, null from doc union all"
              + " select id + 40, recipient from letter",
          "update letter set recipient = cast(null as T) where id = 11",
          "update letter set recipient = case when id = 10 then recipient else cast(null as T) end");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isThatOfThePlainTwin() throws IOException, SQLException {
    requireAlike("");
  }

  /** MariaDB cuts plain values there, to the length of the NULL, and says nothing. */
  @Test
  void mayBeginARecursion() throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, "columns:\n  letter.recipient: {}\n");
    try (Connection connection = scene.ours()) {
      scene.run(connection, "create table letter (id int, recipient varchar(40))");
      scene.run(connection, "insert into letter values (10, 'Ada'), (11, 'Bo')");
      assertThat(
              answer(
                  connection,
                  "with recursive n(id, r) as (select 1, null union all select l.id, l.recipient"
                      + " from n join letter l on l.id = n.id + 9) select id, r from n order by id"))
          .isEqualTo("1,null, 10,Ada, ");
    }
  }

  @Test
  void isThatOfThePlainTwinBesideCellsInText() throws IOException, SQLException {
    requireAlike(", storage: text");
  }

  private void requireAlike(String storage) throws IOException, SQLException {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  letter.recipient: { search: equality, compare: exact" + storage + " }\n");
    List<String> ours = answers(scene, true);
    List<String> plain = answers(scene, false);
    for (int i = 0; i < plain.size(); i++) {
      if (!plain.get(i).contains(" ! ")) {
        assertThat(ours.get(i)).isEqualTo(plain.get(i));
      }
    }
  }

  private List<String> answers(Scene scene, boolean sealed) throws SQLException {
    String letter = sealed ? "letter" : "clear";
    String type = server.words().names().contains("mysql") ? "char(40)" : "varchar(40)";
    List<String> found = new ArrayList<>();
    try (Connection connection = sealed ? scene.ours() : scene.plain()) {
      if (sealed) {
        scene.run(connection, "create table doc (id int primary key)");
        scene.run(connection, "insert into doc values (1), (2)");
      }
      scene.run(connection, "create table " + letter + " (id int, recipient varchar(40))");
      scene.run(connection, "insert into " + letter + " values (10, 'Ada'), (11, 'Bo')");
      List<String> statements = new ArrayList<>(QUERIES);
      statements.addAll(CHANGES);
      statements.add("select id, recipient from letter order by id");
      for (String each : statements) {
        String sql = each.replace(" T)", " " + type + ")").replace("letter", letter);
        found.add(each + ": " + answer(connection, sql));
      }
    }
    return found;
  }

  private static String answer(Connection connection, String sql) {
    StringBuilder answer = new StringBuilder();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (!statement.execute()) {
        return statement.getUpdateCount() + " rows";
      }
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            answer.append(rows.getString(i)).append(',');
          }
          answer.append(' ');
        }
      }
    } catch (SQLException e) {
      answer.append(" ! ").append(e.getMessage());
    }
    return answer.toString();
  }
}
