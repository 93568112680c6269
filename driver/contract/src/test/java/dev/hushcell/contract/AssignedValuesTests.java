package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * UPDATE that assigns what is computed of cells, and conditions on cells in queries within a
 * statement: what they do, and that no value of them is seen by the database.
 */
@EachServer
@OneCollation
@WithoutOptions
class AssignedValuesTests {
  private static final String MARK = "Zq9set";

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void makeScene() throws IOException, SQLException {
    boolean mysql = server.words().names().contains("mysql");
    assumeTrue(
        mysql || List.of("h2", "postgresql", "sqlite").contains(server.name()),
        "nothing is evaluated there");
    String rule = "{ evaluate: [pattern, range, order, change]%s, rows: 100, bytes: 100000 }\n";
    String order = mysql ? ", text-order: code-point" : "";
    scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + "  person.name: "
                + rule.formatted(order)
                + "  person.nick: "
                + rule.formatted(order)
                + "  person.debt: "
                + rule.formatted("")
                + "  person.plainly: { search: equality, compare: exact }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table person (id integer primary key, name varchar(20), nick varchar(20),"
              + " debt decimal(7,2), city varchar(20), hits integer not null, plainly varchar(20))",
          "create table pet (id integer primary key, owner integer, kind varchar(20))");
      for (int id = 1; id <= 6; id++) {
        scene.run(
            ours,
            "insert into person values (%d, '%s', 'n%d', %d.25, 'Bonn', %d, null)"
                .formatted(id, (id % 2 == 0 ? "Ada" : "Ben") + MARK + id, id, id, id * 10),
            "insert into pet values (%d, %d, 'cat')".formatted(id * 11, id));
      }
    }
  }

  @Test
  void assignsOfPlainTextsWithoutATrace() throws SQLException {
    String computes = "update person set name = concat(?, replace(city, 'nn', ?)) where id = 1";
    try (Connection ours = scene.ours()) {
      try (PreparedStatement update = ours.prepareStatement(computes)) {
        update.setString(1, MARK);
        update.setString(2, MARK);
        assertThat(update.executeUpdate()).isOne();
      }
      scene.run(
          ours, "update person set name = replace(upper(city), 'B', '" + MARK + "') where id = 2");
      assertThat(rows(ours, "select name from person where id < 3 order by id"))
          .containsExactly(MARK + "Bo" + MARK + "|", MARK + "ONN|");
    }
    requireNoTrace();
  }

  @Test
  void assignsInBatches() throws SQLException {
    String computes = "update person set name = concat(nick, ?), hits = ? where id = ?";
    try (Connection ours = scene.ours();
        PreparedStatement update = ours.prepareStatement(computes);
        PreparedStatement found =
            ours.prepareStatement("update person set hits = ? where name like ?")) {
      for (int id = 1; id < 4; id++) {
        update.setString(1, "!" + id);
        update.setInt(2, 100 + id);
        update.setInt(3, id);
        update.addBatch();
      }
      assertThat(rows(ours, "select name from person where hits > 100")).isEmpty();
      assertThat(update.executeBatch()).containsExactly(1, 1, 1);
      assertThat(update.executeBatch()).isEmpty();
      assertThat(rows(ours, "select name, hits from person where id < 4 order by id"))
          .containsExactly("n1!1|101|", "n2!2|102|", "n3!3|103|");
      found.setInt(1, 7);
      found.setString(2, "n%");
      found.addBatch();
      found.setInt(1, 8);
      found.setString(2, "%3");
      found.addBatch();
      assertThat(found.executeBatch()).containsExactly(3, 1);
      found.addBatch();
      found.clearBatch();
      assertThat(found.executeBatch()).isEmpty();
      assertThat(rows(ours, "select hits from person where id < 4 order by id"))
          .containsExactly("7|", "7|", "8|");
    }
  }

  @Test
  void endsABatchWithWhatFails() throws SQLException {
    String computes = "update person set name = concat(nick, ?) where id = ?";
    try (Connection ours = scene.ours();
        PreparedStatement update = ours.prepareStatement(computes)) {
      for (String more : List.of("a", "a text that is longer than the column", "b")) {
        update.setString(1, more);
        update.setInt(2, 1);
        update.addBatch();
      }
      assertThatThrownBy(update::executeBatch)
          .isInstanceOfSatisfying(
              BatchUpdateException.class, e -> assertThat(e.getUpdateCounts()).containsExactly(1));
      assertThat(rows(ours, "select name from person where id = 1")).containsExactly("n1a|");
    }
  }

  @Test
  void assignsWhatIsComputed() throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      assertThat(statement.executeUpdate("update person set name = upper(name) where id < 3"))
          .isEqualTo(2);
      assertThat(statement.executeUpdate("update person set nick = name")).isEqualTo(6);
      assertThat(statement.executeUpdate("update person set name = city, hits = 7 where id = 6"))
          .isEqualTo(1);
      assertThat(statement.executeUpdate("update person set nick = upper(nick) where id = 99"))
          .isZero();
      assertThat(
              statement.executeUpdate(
                  "update person set nick = concat('" + MARK + "', city, '!') where id = 4"))
          .isEqualTo(1);
      assertThat(names(ours, "name"))
          .containsExactly(
              "BEN" + MARK.toUpperCase(Locale.ROOT) + "1",
              "ADA" + MARK.toUpperCase(Locale.ROOT) + "2",
              "Ben" + MARK + "3",
              "Ada" + MARK + "4",
              "Ben" + MARK + "5",
              "Bonn");
      assertThat(names(ours, "nick")).contains("Ben" + MARK + "5", MARK + "Bonn!");
    }
    requireNoTrace();
  }

  @Test
  void bindsTheRestAgain() throws SQLException {
    try (Connection ours = scene.ours();
        PreparedStatement update =
            ours.prepareStatement(
                "update person set hits = ?, nick = ?, name = replace(name, ?, ?)"
                    + " where name like ? and hits > ?")) {
      update.setInt(1, 1000);
      update.setString(2, MARK + "nick");
      update.setString(3, MARK);
      update.setString(4, MARK + "new");
      update.setString(5, "Ada%");
      update.setInt(6, 20);
      assertThat(update.executeUpdate()).isEqualTo(2);
      assertThat(names(ours, "name")).contains("Ada" + MARK + "2", "Ada" + MARK + "new4");
      update.setString(4, "");
      update.setString(5, "Ben%");
      assertThat(update.executeUpdate()).isEqualTo(2);
      assertThat(update.getUpdateCount()).isLessThanOrEqualTo(2);
      assertThat(names(ours, "name")).contains("Ben3", "Ben5");
      assertThat(names(ours, "nick")).contains(MARK + "nick", "n1");
      update.setString(5, "Nobody%");
      assertThat(update.executeUpdate()).isZero();
    }
    requireNoTrace();
  }

  @Test
  void roundsAndBoundsAsAnAssignment() throws SQLException {
    assumeTrue(!server.name().equals("sqlite"), "only texts are evaluated there");
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      assertThat(statement.executeUpdate("update person set debt = debt * 1.1 where id <= 2"))
          .isEqualTo(2);
      assertThat(names(ours, "debt")).startsWith("1.38", "2.48", "3.25");
      assertThatThrownBy(() -> statement.executeUpdate("update person set debt = debt * 99999"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () -> statement.executeUpdate("update person set name = concat(name, name, name)"))
          .isInstanceOf(SQLException.class);
      assertThat(names(ours, "debt")).startsWith("1.38", "2.48", "3.25");
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      for (String refused :
          List.of(
              "update person set name = reverse('" + MARK + "')",
              "update person set city = upper(name)",
              "update person set name = hits",
              "update person set name = soundex(name)",
              "update person set name = (select max(nick) from person p)")) {
        assertThatThrownBy(() -> statement.executeUpdate(refused))
            .as(refused)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-");
      }
      if (server.words().names().contains("mysql")) {
        assertThatThrownBy(
                () -> statement.executeUpdate("update person set nick = 'a', name = upper(nick)"))
            .hasMessageContaining("[HC-");
      }
    }
    requireNoTrace();
  }

  @Test
  void saysWhatStandsInTheWay() throws SQLException {
    Map<String, String> reasons =
        Map.of(
            "update person set name = soundex(name)", "[HC-2161] .*because of a call of soundex",
            "update person set debt = debt / 2", "[HC-2161] .*because of the operator /",
            "update person set name = concat(name, (select max(kind) from pet))",
                "[HC-2161] .*because of a query within it",
            "update person set name = debt + 1",
                "[HC-2161] .*because of (its type|person.debt, whose)",
            "update person set name = upper(plainly)",
                "[HC-2161] .*plainly, of which nothing may be evaluated;.* evaluate: .range. for",
            "update person set name = upper(name) where plainly like 'a%'",
                "[HC-2108] .*plainly is matched .*evaluate: .pattern, change. for",
            "update person set city = upper(name)",
                "[HC-2109] .*because of city, which it is assigned to and which is not protected");
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      for (Map.Entry<String, String> each : reasons.entrySet()) {
        String message = "(?is).*" + each.getValue().replace("[HC", "\\[HC") + ".*";
        assertThatThrownBy(() -> statement.executeUpdate(each.getKey()))
            .as(each.getKey())
            .message()
            .matches(message);
      }
    }
  }

  @Test
  void asksForRowsOfQueriesWithin() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(
              first(
                  ours,
                  "select p.id from pet p where p.kind = ? and p.owner in"
                      + " (select o.id from person o where o.name like ? and o.hits > ?)",
                  "cat",
                  "Ada" + MARK + "%",
                  20))
          .containsExactlyInAnyOrder("44", "66");
      assertThat(
              first(
                  ours,
                  "select count(*) from pet p where exists (select 1 from person o"
                      + " where o.name like '%"
                      + MARK
                      + "5' and o.id = p.owner and o.hits < 60)"))
          .containsExactly("1");
      assertThat(
              first(
                  ours,
                  "select o.id from person o where o.nick like 'n%' and exists (select * from"
                      + " person q where q.id = o.id and lower(q.nick) = ?) order by o."
                      + (server.name().equals("sqlite") ? "id" : "name"),
                  "n4"))
          .containsExactly("4");
      assertThat(
              first(
                  ours,
                  "select id from pet p where (p.id = ? or exists (select 1 from person o where o.id ="
                      + " p.owner and o.name like ?) or p.owner is null and p.kind = ?) and p.id < ?",
                  11,
                  "Ada%",
                  "cat",
                  50))
          .containsExactlyInAnyOrder("11", "22", "44");
      try (PreparedStatement delete =
          ours.prepareStatement(
              "delete from pet where owner in (select id from person where upper(name) like ?)")) {
        delete.setString(1, "ADA%" + MARK.toUpperCase(Locale.ROOT) + "%");
        assertThat(delete.executeUpdate()).isEqualTo(3);
        assertThat(delete.executeUpdate()).isZero();
      }
      assertThat(
              first(
                  ours,
                  "with b as (select id, name from person where city = 'Bonn')"
                      + " select id from b where name like ?",
                  "%" + MARK + "6"))
          .containsExactly("6");
      for (String refused :
          List.of(
              "owner not in (select id from person where name like 'A%')",
              "not exists (select 1 from person o where o.id = pet.owner and o.name like 'A%')",
              "not (kind = 'dog' or owner in (select id from person where name like 'A%'))",
              "(kind = 'dog' or not owner in (select id from person where name like 'A%'))",
              "owner in (with b as (select id, name from person) select id from b where name > 'A')",
              "owner in (select id from person where name like 'A%' order by hits)")) {
        assertThatThrownBy(() -> first(ours, "select id from pet where " + refused))
            .as(refused)
            .hasMessageContaining("[HC-21");
      }
    }
    requireNoTrace();
  }

  @Test
  void listsTextsAsTheColumnsCompareThem() throws SQLException {
    String within = " in (select city from person where name like 'Ada%')";
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "update person set city = 'cat' where id = 2",
          "update person set city = 'Cat' where id = 3",
          "update person set city = null where id = 4",
          "update pet set kind = 'x'' \"{,}' where id = 66",
          "update person set city = 'x'' \"{,}' where id = 6",
          "create table other (id integer, kind %s)".formatted(loose()),
          "insert into other values (1, 'cat')");
      assertThat(first(ours, "select count(*) from pet where kind" + within)).containsExactly("6");
      assertThat(
              first(
                  ours,
                  "select count(*) from pet where kind in (select city from person where name like"
                      + " 'Ben%' and id = 3)"))
          .isEqualTo(first(ours, "select count(*) from pet where kind = 'Cat'"));
      assertThat(
              first(
                  ours,
                  "select id from pet p where exists (select 1 from person o where p.kind = o.city"
                      + " and o.name > ? and o.name like ?)",
                  "Ada" + MARK + "3",
                  "%" + MARK + "%"))
          .containsExactly("66");
      for (String loose : List.of("kind" + within, "'cat' = kind and kind" + within)) {
        assertThatThrownBy(() -> first(ours, "select id from other where " + loose))
            .hasMessageContainingAll("[HC-4050]", "run that query first");
      }
    }
    requireNoTrace();
  }

  /** The table of JSON that MySQL makes of a list would have NULL in place of a longer text. */
  @Test
  void listsNoTextThatIsTooLong() throws SQLException {
    assumeTrue(server.words().names().contains("mysql"), "others have lists of any texts");
    String query = "select p.id from pet p where kind in (select city from person where name = ?)";
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "alter table pet modify kind varchar(1000)",
          "alter table person modify city varchar(1000)");
      for (int letters : List.of(768, 769)) {
        String text = "\u00fc".repeat(letters);
        scene.run(
            ours,
            "update person set city = '" + text + "' where id = 1",
            "update pet set kind = '" + text + "' where id = 33");
        if (letters == 768) {
          assertThat(first(ours, query, "Ben" + MARK + "1")).containsExactly("33");
        } else {
          assertThatThrownBy(() -> first(ours, query, "Ben" + MARK + "1"))
              .hasMessageContaining("[HC-4050]");
        }
      }
    }
    requireNoTrace();
  }

  /** A type of texts that are not compared as those of the other tables. */
  private String loose() {
    return switch (server.name()) {
      case "h2" -> "varchar_ignorecase(20)";
      case "sqlite" -> "varchar(20) collate nocase";
      case "postgresql" -> "char(20)";
      default -> "varchar(20) character set latin1";
    };
  }

  private void requireNoTrace() throws SQLException {
    assertThat(scene.traces().of(MARK)).isEmpty();
    assertThat(scene.traces().of(MARK.toUpperCase(Locale.ROOT))).isEmpty();
  }

  private static List<String> names(Connection connection, String column) throws SQLException {
    return first(connection, "select " + column + " from person order by id");
  }

  private static List<String> first(Connection connection, String sql, Object... values)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(rows.getString(i)).append('|');
        }
        found.add(row.toString());
      }
      return found;
    }
  }
}
