package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conditions of which only the cells of a few groups are fetched. There are more rows than may be
 * fetched, so that whatever is not narrowed fails.
 */
@EachServer
@OneCollation
class NarrowedTests {
  private static final int ROWS = 800;
  private static final String BOUND = "rows would have to be fetched";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  private static String last(int i) {
    int code = i * 7919 % 17576;
    String letters = "" + (char) ('A' + code / 676) + (char) ('a' + code / 26 % 26);
    return letters + (char) ('a' + code % 26) + "son " + i;
  }

  @BeforeEach
  void people() throws Exception {
    PlainOrder.collation(server);
    String rule =
        "evaluate: [range, pattern, order, change], rows: 60, bytes: 100000"
            + PlainOrder.declared(server)
            + " }\n";
    scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + "  person.last: { narrow: { first: 3, groups: 256 }, "
                + rule
                + "  person.mail: { narrow: { whole: true, groups: 1024 }, storage: text, "
                + rule
                + "  person.card: { narrow: { whole: true, groups: 128 }, pad: 32, "
                + rule);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table person (id int not null primary key, city varchar(20), last varchar(40),"
              + " mail varchar(60), card varchar(30))");
      ours.setAutoCommit(false);
      try (PreparedStatement insert =
          ours.prepareStatement("insert into person values (?, ?, ?, ?, ?)")) {
        for (int i = 0; i < ROWS; i++) {
          insert.setInt(1, i);
          insert.setString(2, i % 2 == 0 ? "Bonn" : "Ulm");
          insert.setString(3, last(i));
          insert.setString(4, "User" + i + "@example.org");
          insert.setString(5, i % 10 == 0 ? null : "card " + i);
          insert.addBatch();
        }
        int[] unused = insert.executeBatch();
      }
      ours.commit();
    }
  }

  private static List<String> bound(Connection connection, String condition, Object... values)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select id from person where " + condition)) {
      return bound(query, values);
    }
  }

  private static List<String> bound(PreparedStatement query, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      query.setObject(i + 1, values[i]);
    }
    try (ResultSet rows = query.executeQuery()) {
      return Found.rows(rows);
    }
  }

  private static List<String> starting(String beginning) {
    return IntStream.range(0, ROWS)
        .filter(i -> last(i).startsWith(beginning))
        .mapToObj(String::valueOf)
        .toList();
  }

  @Test
  void fetchesTheCellsOfGroupsAlone() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(bound(ours, "last = ?", last(7))).containsExactly("7");
      assertThat(bound(ours, "? = last", last(7))).containsExactly("7");
      String three = last(7).substring(0, 3);
      assertThat(bound(ours, "last like ?", three + "%"))
          .containsExactlyInAnyOrderElementsOf(starting(three))
          .contains("7");
      assertThat(bound(ours, "last like ?", last(7).substring(0, 7) + "%7")).containsExactly("7");
      assertThat(bound(ours, "mail = ?", "User8@example.org")).containsExactly("8");
      assertThat(bound(ours, "mail like ?", "User8@example.org")).containsExactly("8");
      assertThat(bound(ours, "card = ?", "card 9")).containsExactly("9");
      assertThat(bound(ours, "mail = ?", "user8@example.org")).isEmpty();
      assertThat(bound(ours, "mail = ?", "nobody")).isEmpty();
      assertThat(bound(ours, "last in (?, ?, ?)", last(7), last(9), null))
          .containsExactlyInAnyOrder("7", "9");
      assertThat(bound(ours, "last = ?", (Object) null)).isEmpty();
      assertThat(bound(ours, "last like ?", (Object) null)).isEmpty();
      assertThat(Found.rows(ours, "select id from person where last = '" + last(7) + "'"))
          .containsExactly("7");
      assertThat(
              Found.rows(
                  ours, "select last from person where last like '" + three + "%' and id = 7"))
          .containsExactly(last(7));
    }
  }

  @Test
  void ignoresCaseWhereTheStatementDoes() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(bound(ours, "upper(mail) = upper(?)", "uSER8@Example.org")).containsExactly("8");
      assertThat(bound(ours, "lower(mail) = ?", "user8@example.org")).containsExactly("8");
      assertThat(bound(ours, "lower(last) like lower(?)", last(7).toUpperCase(Locale.ROOT) + "%"))
          .containsExactly("7");
      assertThat(
              Found.rows(
                  ours, "select id from person where upper(mail) in ('USER8@EXAMPLE.ORG', 'X')"))
          .containsExactly("8");
    }
  }

  @Test
  void joinsConditions() throws SQLException {
    try (Connection ours = scene.ours()) {
      String three = last(7).substring(0, 3);
      assertThat(bound(ours, "city = ? and last like ?", "Ulm", three + "%")).contains("7");
      assertThat(bound(ours, "city = ? and last like ?", "Bonn", three + "%")).doesNotContain("7");
      assertThat(bound(ours, "last = ? or mail = ?", last(7), "User8@example.org"))
          .containsExactlyInAnyOrder("7", "8");
      assertThat(bound(ours, "(last = ? or mail = ?) and id < ?", last(7), "User8@example.org", 8))
          .containsExactly("7");
      assertThat(bound(ours, "last = ? and mail like ?", last(7), "%7@%")).containsExactly("7");
      assertThat(bound(ours, "(last = ? or mail = ?)", last(7), null)).containsExactly("7");
      assertThat(bound(ours, "not last like ? and mail = ?", "%x%", "User8@example.org"))
          .containsExactly("8");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last <> 'Aaa'",
        "not last = 'Aaa'",
        "last not in ('Aaa', 'Bbb')",
        "last not like 'Aaa%'",
        "last like '%aaa'",
        "last like 'Aa%'",
        "last like 'Aa_aa'",
        "mail like 'User8%'",
        "last > 'Aaa'",
        "last = 'Aaa' or id > 0",
        "last = 'Aaa' or last like '%a%'",
        "not (last = 'Aaa' and mail = 'x')",
        "coalesce(last, 'x') = 'Aaa'",
        "last || 'x' = 'Aaax'",
        "last = mail",
      })
  void fallsBackToTheBoundedScan(String condition) throws SQLException {
    try (Connection ours = scene.ours()) {
      String query = "select id from person where " + condition;
      assertThatThrownBy(() -> Found.rows(ours, query))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(" + BOUND + "|\\[HC-2).*");
      assertThatThrownBy(() -> Found.rows(ours, query + " and city = 'Bonn'"))
          .isInstanceOf(SQLException.class);
    }
  }

  /** One statement that is prepared once, with values that narrow and others that do not. */
  /** No cell was opened yet, so an empty answer would be proved, were anything left out. */
  @Test
  void findsNoneWhereNothingIsLeftOut() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(bound(ours, "not (last = ?) and city = ?", last(7), "Rome")).isEmpty();
      assertThat(bound(ours, "last = ? and city = ?", last(7), "Rome")).isEmpty();
    }
  }

  @Test
  void takesEachRunForItself() throws SQLException {
    String three = last(7).substring(0, 3);
    try (Connection ours = scene.ours();
        PreparedStatement query =
            ours.prepareStatement(
                "select id from person where city = ? and last like ? and id between ? and ?")) {
      assertThat(bound(query, "Ulm", three + "%", 0, 20)).contains("7");
      assertThat(bound(query, "Ulm", "%7", 0, 20)).containsExactlyInAnyOrder("7", "17");
      assertThat(bound(query, "Ulm", three + "%", 8, 20)).doesNotContain("7");
      assertThat(bound(query, "Ulm", null, 8, 20)).isEmpty();
      assertThat(bound(query, "Ulm", "", 8, 20)).isEmpty();
      assertThat(bound(query, "Bonn", last(8).substring(0, 3) + "%", 8, 20)).contains("8");
      assertThat(query.getParameterMetaData().getParameterCount()).isEqualTo(4);
      query.clearParameters();
      query.setString(2, three + "%");
      query.setInt(3, 1);
      query.setInt(4, 1);
      if (!PlainOrder.isOfTexts(server)) { // where what is not set is NULL
        assertThatThrownBy(query::executeQuery).isInstanceOf(SQLException.class);
      }
      assertThat(bound(query, "Ulm", "%7", 0, 20)).containsExactlyInAnyOrder("7", "17");
    }
  }

  @Test
  void countsSortsAndGroups() throws SQLException {
    try (Connection ours = scene.ours()) {
      String where = " from person where mail in ('User8@example.org', 'User9@example.org')";
      assertThat(Found.rows(ours, "select count(*)" + where)).containsExactly("2");
      if (!PlainOrder.isOfTexts(server)) {
        assertThat(Found.rows(ours, "select mail" + where + " order by mail desc"))
            .containsExactly("User9@example.org", "User8@example.org");
        assertThat(
                Found.rows(
                    ours, "select city, count(*) as n" + where + " group by city order by city"))
            .containsExactly("Bonn|1", "Ulm|1");
      }
      assertThat(
              Found.rows(
                  ours,
                  "select p.id from person p left join person q on q.id = p.id + 1"
                      + " where q.last = '"
                      + last(8)
                      + "'"))
          .containsExactly("7");
    }
  }

  @Test
  void findsTheRowsThatAreChanged() throws SQLException {
    try (Connection ours = scene.ours()) {
      try (PreparedStatement update =
          ours.prepareStatement("update person set city = ? where mail = ? and id > ?")) {
        update.setString(1, "Rom");
        update.setString(2, "User8@example.org");
        update.setInt(3, 1);
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
      assertThat(Found.rows(ours, "select id from person where city = 'Rom'")).containsExactly("8");
      scene.run(ours, "delete from person where last = '" + last(7) + "'");
      assertThat(Found.rows(ours, "select count(*) from person")).containsExactly("" + (ROWS - 1));
    }
  }

  /** More rows than the bounds allow, if they were not narrowed. */
  @Test
  void plainConditionsAreAskedBesideGroups() throws SQLException {
    try (Connection ours = scene.ours()) {
      String either = "(last = ? or id = ? or city = ?) and id < ?";
      assertThat(bound(ours, either, last(7), 9, "Rom", 1000)).containsExactlyInAnyOrder("7", "9");
      assertThat(bound(ours, "id in (?, ?) or mail = ?", 3, 4, "User8@example.org"))
          .containsExactlyInAnyOrder("3", "4", "8");
      assertThat(bound(ours, "(last like ? and city = ?) or id = ?", last(7), "Ulm", 5))
          .containsExactlyInAnyOrder("5", "7");
      assertThatThrownBy(() -> bound(ours, "last like ? or id = ?", "%", 5))
          .hasMessageContaining("HC-4031");
      assertThat(
              Found.rows(
                  ours, "select count(*) from person where last = '" + last(7) + "' or id = 9"))
          .containsExactly("2");
      try (PreparedStatement query =
          ours.prepareStatement("select id from person where mail = ? or id = ? order by last")) {
        assertThat(bound(query, "User8@example.org", 7)).containsExactlyInAnyOrder("7", "8");
        assertThat(bound(query, "nobody", 9)).containsExactly("9");
        assertThat(bound(query, null, 10)).containsExactly("10");
        query.setNull(2, Types.INTEGER);
        query.setString(1, "User8@example.org");
        try (ResultSet rows = query.executeQuery()) {
          assertThat(Found.rows(rows)).containsExactly("8");
        }
      }
      try (PreparedStatement update =
          ours.prepareStatement("update person set city = ? where mail = ? or id = ?")) {
        for (int id = 20; id < 23; id++) {
          update.setString(1, "Rom");
          update.setString(2, "User" + id + "@example.org");
          update.setInt(3, id + 10);
          assertThat(update.executeUpdate()).isEqualTo(2);
        }
      }
      assertThat(Found.rows(ours, "select id from person where city = 'Rom' order by id"))
          .containsExactly("20", "21", "22", "30", "31", "32");
    }
  }

  /** Whoever reads the table sees groups, as many as were asked for, and nothing else of values. */
  @ParameterizedTest
  @CsvSource({"last, 256", "mail, 1024", "card, 128"})
  void showsTheGroupsAndNoMore(String column, int groups) throws SQLException {
    boolean text = column.equals("mail");
    try (Connection plain = scene.plain()) {
      List<String> cells =
          Found.bytes(plain, "select " + column + " from person where " + column + " is not null");
      if (text) {
        cells =
            cells.stream()
                .map(each -> Base64.getUrlDecoder().decode(each))
                .map(each -> new String(each, StandardCharsets.ISO_8859_1))
                .toList();
      }
      TreeSet<String> headers = new TreeSet<>();
      TreeSet<Integer> found = new TreeSet<>();
      TreeSet<String> behind = new TreeSet<>();
      for (String cell : cells) {
        headers.add(cell.substring(0, 5));
        found.add((cell.charAt(5) << 8) | cell.charAt(6));
        behind.add(cell.substring(7, 23));
      }
      assertThat(headers).hasSize(1).allMatch(each -> each.charAt(0) == 0xFB);
      assertThat(found)
          .hasSizeBetween(groups / 3, groups)
          .allMatch(each -> each % (65536 / groups) == 0);
      assertThat(behind).hasSameSizeAs(cells);
    }
  }
}
