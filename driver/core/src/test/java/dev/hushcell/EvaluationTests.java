package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.explain.Explanation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that are evaluated in the driver, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluationTests {
  private static final String RULES =
      """
      columns:
        owner.name: { evaluate: [range, pattern, order], rows: 6, bytes: 4000 }
        owner.debt: { evaluate: [range, order], rows: 6, bytes: 4000 }
        owner.city: {}
        owner.tag: { search: equality, compare: exact }
        owner.mail: { evaluate: pattern, text-order: utf-16, rows: 9, bytes: 4000, early-stop: false }
        owner.nick: { evaluate: pattern, text-order: utf-16-ignore-case, rows: 100, bytes: 4000 }
        pet.name: { evaluate: [range, pattern, order], rows: 9, bytes: 900 }
        pet.other: { evaluate: pattern, text-order: utf-16, rows: 9, bytes: 900 }
      access:
        full: {}
        web: { owner.name: { write-only: true } }
      """;

  private Path directory;
  private Connection full;

  @BeforeAll
  void connect(@TempDir Path temporary) throws IOException, SQLException {
    directory = temporary;
    Sandbox sandbox = new Sandbox(directory, RULES);
    full = sandbox.connect(database("full"));
    run(
        full,
        "create table large(large_id int, big clob)",
        "create table pet(id int primary key, name varchar_ignorecase(40), other varchar_ignorecase(40))",
        "insert into pet values (1, 'Basil', 'b'), (2, 'rosy', 'r'), (3, 'Leo', 'l'), (4, 'basiL', 'b')",
        "create table owner(id int primary key, name varchar(40), debt decimal(9,2),"
            + " city varchar(40), nick varchar(40), plain int, mail varchar(40), mark varchar(9),"
            + " tag varchar(9))",
        "insert into owner values(1, 'Davis', 10.00, 'Madison', 'x', 2, 'a@x', 'old', 't'),"
            + " (2, 'Dav_s', -3.50, 'Monona', 'x', 2, 'b@x', 'new', 't'),"
            + " (3, 'Black', 0.01, 'Madison', 'x', 2, 'c@y', null, 't'),"
            + " (4, null, null, 'Madison', 'x', 2, null, null, 'u'), (5, '', 99.99, null, 'x', 1, 'd@x', null, 't')");
  }

  @AfterAll
  void close() throws SQLException {
    full.close();
  }

  private String database(String profile) {
    return "h2:mem:evaluation" + directory.hashCode() + ";hushcell.profile=" + profile;
  }

  private List<Integer> ids(String condition, Object... values) throws SQLException {
    try (PreparedStatement statement =
        full.prepareStatement("select id from owner o where " + condition)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return ids(statement.executeQuery());
    }
  }

  private static List<Integer> ids(ResultSet rows) throws SQLException {
    List<Integer> found = new ArrayList<>();
    while (rows.next()) {
      found.add(rows.getInt(1));
    }
    return found;
  }

  @Test
  void filtersByPatternAndRange() throws SQLException {
    assertThat(ids("name like ?", "Dav%")).containsExactly(1, 2);
    assertThat(ids("name like 'Dav\\_s'")).containsExactly(2);
    assertThat(ids("o.name not like ? escape '!'", "Dav!_s")).containsExactly(1, 3, 5);
    assertThat(ids("(name like ? and id > ?)", "%a%", 1)).containsExactly(2, 3);
    assertThat(ids("id < ? and name >= ? and debt > ?", 9, "Black", new BigDecimal("0.005")))
        .containsExactly(1, 3);
    assertThat(ids("debt between ? and ?", -4, 1)).containsExactly(2, 3);
    assertThat(ids("debt not between ? and 1", (Object) null)).containsExactly(1, 5);
    assertThat(ids("debt < -3.4999")).containsExactly(2);
    assertThat(ids("name < ?", (Object) null)).isEmpty();
    assertThat(ids("id in (select id from owner where id < 3) and name like ?", "%")).hasSize(2);
  }

  @Test
  void comparesInOneCaseAsTheDatabaseDoes() throws SQLException {
    assertThat(ids("upper(name) like upper(?) escape '!'", "dav!_%")).containsExactly(2);
    assertThat(ids("LOWER(o.name) like 'dav%' or lower(o.name) = lower(?)", "BLACK"))
        .containsExactly(1, 2, 3);
    assertThat(ids("upper(name) = ?", "Davis")).isEmpty();
    assertThat(ids("name ilike ?", "DAV%")).containsExactly(1, 2);
    assertThatThrownBy(() -> ids("lower(name) like lower(?)", "\u039f\u0394\u039f\u03a3.%"))
        .hasMessageContaining("HC-4040")
        .hasMessageNotContaining("\u0394");
    run(full, "insert into owner(id, name) values(6, 'STRASSE')");
    try {
      assertThat(ids("upper(name) like upper(?)", "stra\u00dfe%")).containsExactly(6);
      run(full, "update owner set name = '\u039f\u0394\u039f\u03a3' where id = 6");
      assertThat(ids("upper(name) = upper(?)", "\u03bf\u03b4\u03bf\u03c2")).containsExactly(6);
      assertThat(ids("lower(name) like ?", "%\u03c2")).containsExactly(6);
      run(full, "update owner set name = '\u0394.\u03a3' where id = 6");
      assertThatThrownBy(() -> ids("lower(name) like 'd%'"))
          .hasMessageContaining("HC-4040")
          .hasMessageNotContaining("\u0394");
    } finally {
      run(full, "delete from owner where id = 6");
    }
  }

  @Test
  void cutsAfterTheConditionAndNotBefore() throws SQLException {
    assertThat(ids("name like '%a%' order by id limit 1")).containsExactly(1);
    assertThat(ids("name like ? order by id desc limit ? offset ?", "%a%", 1, 1L))
        .containsExactly(2);
    assertThat(ids("name like '%' order by id offset 1 rows fetch next 2 rows only"))
        .containsExactly(2, 3);
    assertThat(ids("name like '%' order by id desc nulls first fetch first row only"))
        .containsExactly(5);
    assertThat(ids("name like '%' order by id offset ? rows", 3)).containsExactly(5);
    assertThat(ids("name like '%' and id > ? order by id limit ?", 1, 0)).isEmpty();
    assertThatThrownBy(() -> ids("name like '%' limit ?", -1)).hasMessageContaining("HC-4032");
    assertThatThrownBy(() -> ids("name like '%' limit ?", (Object) null))
        .hasMessageContaining("HC-4032");
    assertThat(ids("id < ? order by id limit ?", 9, 1)).containsExactly(1);
    try (PreparedStatement statement =
        full.prepareStatement("select id from owner where name like ? offset ? rows")) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
      assertThat(statement.getParameterMetaData().getParameterType(2)).isEqualTo(Types.BIGINT);
      statement.setString(1, "%");
      statement.setObject(2, 4, Types.INTEGER);
      assertThat(ids(statement.executeQuery())).isEmpty();
    }
  }

  @Test
  void anOrderThatNoResultShowsMayBeThatOfCells() throws SQLException {
    String twice = "(select tag from owner group by tag having count(*) > 1 order by tag%s) t";
    String all = twice.formatted("");
    try (Statement statement = full.createStatement()) {
      assertThat(
              ids(
                  statement.executeQuery(
                      "select distinct o.id from owner o, " + all + " where o.tag = t.tag")))
          .containsExactlyInAnyOrder(1, 2, 3, 5);
      for (String seen :
          List.of(
              "select o.id from owner o, " + all + " where o.tag = t.tag",
              "select distinct t.tag from " + all,
              "select distinct o.id from owner o, " + twice.formatted(" limit 1"),
              "select distinct o.id from owner o, " + all + " where o.tag = t.tag limit 2",
              "select distinct o.id, rownum() from owner o, " + all + " where o.tag = t.tag",
              "select distinct o.id from owner o, " + all + " where rownum() < 3",
              "select distinct o.id from owner o, (select id, city from owner order by city) t")) {
        assertThatThrownBy(() -> statement.executeQuery(seen))
            .as(seen)
            .hasMessageContaining("[HC-2");
      }
    }
  }

  @Test
  void sortsByValuesAndRanks() throws SQLException {
    assertThat(ids("name like '%a%' order by name")).containsExactly(3, 2, 1);
    assertThat(ids("id < 4 order by o.debt desc")).containsExactly(1, 3, 2);
    assertThat(ids("id > ? order by debt nulls last", 0)).containsExactly(2, 3, 1, 5, 4);
    assertThat(ids("1 = 1 order by debt")).containsExactly(4, 2, 3, 1, 5);
    assertThat(ids("1 = 1 order by debt desc")).containsExactly(5, 1, 3, 2, 4);
    assertThat(ids("1 = 1 order by plain desc, name desc, id limit ? offset 1", 3))
        .containsExactly(2, 3, 4);
    assertThat(all("select id, name as n from owner order by n desc, 1"))
        .containsExactly(1, 2, 3, 5, 4);
    assertThat(all("select id, name from owner order by 2 desc nulls first, 1"))
        .containsExactly(4, 1, 2, 3, 5);
    assertThat(all("select id, o.* from owner o order by plain, name desc fetch first row only"))
        .containsExactly(5);
  }

  @Test
  void sortsOverAResultSetThatKeepsItsRowsAndShowsNothingOfIt() throws SQLException {
    try (Statement statement = full.createStatement()) {
      statement.setMaxRows(2);
      statement.setFetchSize(1);
      ResultSet rows = statement.executeQuery("select * from owner where id > 1 order by name");
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(9);
      assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThatThrownBy(() -> rows.getInt(1)).hasMessageContaining("HC-4036");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getRow()).isEqualTo(1);
      assertThat(rows.isFirst()).isTrue();
      assertThat(rows.getObject("NAME")).isNull();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("NAME")).isEmpty();
      assertThat(rows.getBigDecimal("DEBT")).isEqualTo("99.99");
      assertThatThrownBy(rows::previous).hasMessageContaining("HC-4033");
      for (int none : List.of(10, 0, -1, Integer.MIN_VALUE)) {
        assertThatThrownBy(() -> rows.getString(none)).hasMessageContaining("HC-4035");
      }
      assertThatThrownBy(() -> rows.getObject(2, (Class<?>) null))
          .hasMessageContaining("[HC-4005]");
      assertThat(rows.next()).isFalse();
      assertThatThrownBy(() -> rows.getInt(1)).hasMessageContaining("HC-4036");
      assertThat(statement.getMaxRows()).isEqualTo(2);
      assertThat(statement.getFetchSize()).isEqualTo(1);
      assertThat(ids(statement.executeQuery("select id from owner order by id desc")))
          .containsExactly(5, 4);
      assertThat(rows.isClosed()).isTrue();
    }
  }

  @Test
  void scrollsWhereThatIsAskedFor() throws SQLException {
    for (String sql :
        List.of(
            "select id from owner where debt > 0 order by id offset 1 rows",
            "select id from owner where id <> 2 order by debt desc, id offset 2 rows")) {
      try (Statement statement = full.createStatement(1004, 1007);
          ResultSet rows = statement.executeQuery(sql)) {
        List<Integer> all = sql.contains("desc") ? List.of(3, 4) : List.of(3, 5);
        assertThat(rows.getType()).isEqualTo(1004);
        assertThat(rows.isBeforeFirst()).isTrue();
        assertThat(ids(rows)).isEqualTo(all);
        assertThat(rows.isAfterLast()).isTrue();
        assertThat(rows.getRow()).isZero();
        assertThat(rows.previous()).isTrue();
        assertThat(rows.isLast()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(all.get(1));
        assertThat(rows.first()).isTrue();
        assertThat(rows.getRow()).isEqualTo(1);
        assertThat(rows.relative(1)).isTrue();
        assertThat(rows.absolute(-2)).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(all.get(0));
        assertThat(rows.absolute(3)).isFalse();
        assertThatThrownBy(() -> rows.getInt(1)).hasMessageContaining("HC-4036");
        rows.beforeFirst();
        assertThat(ids(rows)).isEqualTo(all);
      }
    }
  }

  @Test
  void keepsRowsOfEqualKeysInTheOrderOfThePrimaryKey() throws SQLException {
    run(full, "update owner set debt = 7 where id > 2");
    try {
      assertThat(all("select id from owner order by debt desc")).containsExactly(1, 3, 4, 5, 2);
      assertThat(all("select id from owner order by plain desc, debt limit 3"))
          .containsExactly(2, 3, 4);
    } finally {
      run(full, "update owner set debt = 0.01 where id = 3");
      run(full, "update owner set debt = null where id = 4");
      run(full, "update owner set debt = 99.99 where id = 5");
    }
  }

  @Test
  void putsNullWhereTheSettingOfTheDatabaseSays() throws SQLException {
    for (String setting : List.of("HIGH", "FIRST", "LAST")) {
      run(full, "set default_null_ordering " + setting);
      try {
        assertThat(all("select id from owner order by debt, id").indexOf(4))
            .isEqualTo(setting.equals("FIRST") ? 0 : 4);
        assertThat(all("select id from owner order by debt desc").indexOf(4))
            .isEqualTo(setting.equals("LAST") ? 4 : 0);
      } finally {
        run(full, "set default_null_ordering LOW");
      }
    }
  }

  @Test
  void refusesToKeepLargeObjectsAndMoreRowsThanItMay() throws SQLException {
    run(full, "insert into owner(id, name) values(6, 'E'), (7, 'F')");
    try {
      assertThatThrownBy(() -> all("select id from owner where id > 0 order by name"))
          .hasMessageContaining("HC-4031");
      assertThatThrownBy(
              () -> all("select id, big from owner join large on id = large_id order by name"))
          .hasMessageContaining("HC-4037");
    } finally {
      run(full, "delete from owner where id > 5");
    }
  }

  @Test
  void hasTheDatabaseTellOfPlainColumnsBesideOr() throws SQLException {
    assertThat(ids("name like ? or id = ?", "Dav%", 4)).containsExactly(1, 2, 4);
    assertThat(ids("id = ? or name like ? and plain < ?", 4, "Dav%", 9)).containsExactly(1, 2, 4);
    assertThat(ids("debt > ? and (lower(mark) like lower(?) or name = ?)", 0, "OLD%", ""))
        .containsExactly(1, 5);
    assertThat(ids("not (o.mark in ('new', ?) or name like ?)", "x", "B%")).containsExactly(1);
    assertThat(ids("tag = ? and (plain between ? and 2 or name like 'D%')", "t", 2))
        .containsExactly(1, 2, 3);
    assertThat(ids("o.plain = ? and (mark is null or name like ?) and name is not null", 1, "x"))
        .containsExactly(5);
    assertThat(ids("{fn lower(mark)} like ? and name like ?", "old%", "%"))
        .isEqualTo(ids("lower(mark) like ? and name like ?", "old%", "%"))
        .isNotEmpty();
    assertThat(all("select distinct o.id from owner o where name like 'B%' or mark = 'new'"))
        .containsExactlyInAnyOrder(2, 3);
    assertThat(all("select count(*) from owner where name like 'B%' or mark = 'new'"))
        .containsExactly(2);
    assertThatThrownBy(() -> ids("name like ? or id = ?", "x")).isInstanceOf(SQLException.class);
  }

  @Test
  void evaluatesWhatADerivedTableIsFilteredBy() throws SQLException {
    String inner =
        "(select o.*, (case when o.plain = 1 then 'one' else mark end) sort from owner o"
            + " where o.plain > 0 and (o.mark = 'new' or o.name like 'D%')) d";
    assertThat(all("select id from " + inner)).containsExactly(1, 2);
    assertThat(all("select d.* from " + inner + " order by d.name, d.id limit 1"))
        .containsExactly(2);
    assertThat(all("select count(*) from " + inner)).containsExactly(2);
    assertThat(all("select count(distinct d.id) from " + inner)).containsExactly(2);
    assertThat(all("select id from (select id, o.name as called from owner o where name > 'D') x"))
        .containsExactly(1, 2);
    assertThat(
            all(
                "select d.id from (select o.id, o.debt from owner o where plain = 2) d"
                    + " order by d.debt desc"))
        .containsExactly(1, 3, 2, 4);
    assertThatThrownBy(() -> all("select count(distinct d.plain) from " + inner))
        .hasMessageContaining("HC-2100");
  }

  @Test
  void takesTheSignOfEscapeAsAParameter() throws SQLException {
    assertThat(ids("name like ? escape ?", "Dav!_s", "!")).containsExactly(2);
    assertThat(ids("name like ? escape ?", "Dav_s", null)).isEmpty();
    assertThat(ids("name like ? escape ?", "Dav_s", "")).containsExactly(1, 2);
    assertThatThrownBy(() -> ids("name like ? escape ?", "Dav_s", "!!"))
        .hasMessageContaining("HC-4032");
  }

  private List<Integer> all(String sql) throws SQLException {
    try (Statement statement = full.createStatement()) {
      return ids(statement.executeQuery(sql));
    }
  }

  @Test
  void countsWhatTheConditionIsTrueOf() throws SQLException {
    for (String count : List.of("count(*)", "Count(o.id) as n", "count(city) n", "count(name)")) {
      try (PreparedStatement statement =
              full.prepareStatement("select " + count + " from owner o where name like ?");
          PreparedStatement plain =
              full.prepareStatement("select " + count + " from owner o where id = ?")) {
        statement.setString(1, "%");
        plain.setInt(1, 1);
        ResultSet rows = statement.executeQuery();
        ResultSet twin = plain.executeQuery();
        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
        String label = twin.getMetaData().getColumnLabel(1);
        assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(label);
        assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.BIGINT);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(count.contains("city") ? 3 : 4);
        assertThat(rows.getObject(label)).isInstanceOf(Long.class);
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void findsTheLeastAndTheGreatestValue() throws SQLException {
    for (String sql :
        List.of(
            "select min(debt) from owner|-3.50",
            "select Max(o.debt) from owner o|99.99",
            "select max(debt) as most from owner where name like 'D%'|10.00",
            "select min(name) from owner|",
            "select max(name) least from owner where plain = 2|Davis",
            "select max(name) from owner where id = 4|null")) {
      String[] parts = sql.split("\\|", -1);
      try (Statement statement = full.createStatement();
          ResultSet rows = statement.executeQuery(parts[0])) {
        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
        assertThat(rows.next()).isTrue();
        assertThat(String.valueOf(rows.getString(1))).isEqualTo(parts[1]);
        assertThat(rows.next()).isFalse();
        String label = rows.getMetaData().getColumnLabel(1);
        assertThat(label)
            .isIn("MIN(DEBT)", "MAX(O.DEBT)", "MOST", "MIN(NAME)", "LEAST", "MAX(NAME)");
      }
    }
  }

  @Test
  void tellsFlightRecorderHowManyRowsWereFetched() throws IOException, SQLException {
    Path recorded = directory.resolve("recorded.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.hushcell.ConditionsEvaluated");
      recording.start();
      assertThat(ids("name like 'Dav%' and id < 4")).hasSize(2);
      recording.stop();
      recording.dump(recorded);
    }
    assertThat(RecordingFile.readAllEvents(recorded))
        .filteredOn(each -> each.getEventType().getName().endsWith("ConditionsEvaluated"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLong("fetched")).isEqualTo(3);
              assertThat(event.getLong("kept")).isEqualTo(2);
            });
  }

  @Test
  void fetchesToTheEndWhereNobodyIsToSeeWhereEnoughWasFound() throws IOException, SQLException {
    Path recorded = directory.resolve("stopped.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.hushcell.ConditionsEvaluated");
      recording.start();
      assertThat(ids("mail like '%@x' order by id limit 1")).containsExactly(1);
      try (Statement statement = full.createStatement()) {
        assertThat(statement.executeQuery("select id from owner where mail like '%@x'").next())
            .isTrue();
      }
      assertThat(ids("name like '%a%' order by id limit 1")).containsExactly(1);
      recording.stop();
      recording.dump(recorded);
    }
    assertThat(RecordingFile.readAllEvents(recorded))
        .filteredOn(each -> each.getEventType().getName().endsWith("ConditionsEvaluated"))
        .extracting(each -> each.getLong("fetched"))
        .containsExactly(4L, 4L, 1L);
  }

  @Test
  void hidesWhatIsFetchedForTheCondition() throws SQLException {
    try (PreparedStatement statement =
        full.prepareStatement(
            "select id, debt, city as town from owner o where o.name like ? order by id desc")) {
      assertThat(statement.getParameterMetaData().getParameterType(1)).isEqualTo(Types.VARCHAR);
      assertThat(statement.getMetaData().getColumnCount()).isEqualTo(3);
      statement.setString(1, "D%");
      ResultSet rows = statement.executeQuery();
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(3);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getRow()).isEqualTo(1);
      assertThat(rows.getString("town")).isEqualTo("Monona");
      assertThatThrownBy(() -> rows.getString(4)).hasMessageContaining("HC-4035");
      assertThatThrownBy(() -> rows.findColumn("hushcell_evaluated_1"))
          .hasMessageContaining("HC-4035");
      assertThatThrownBy(rows::isLast).hasMessageContaining("HC-4033");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
      assertThat(rows.next()).isFalse();
      assertThat(rows.next()).isFalse();
      assertThatThrownBy(() -> rows.getInt(1)).hasMessageContaining("HC-4036");
    }
  }

  @Test
  void countsTheMaximumOfTheApplicationAboveItsOwn() throws SQLException {
    try (Statement statement = full.createStatement()) {
      statement.setMaxRows(1);
      assertThat(ids(statement.executeQuery("select id from owner where debt < 5 order by id")))
          .containsExactly(2);
      assertThat(statement.getMaxRows()).isEqualTo(1);
    }
  }

  @Test
  void endsInAnErrorWhereMoreRowsWouldHaveToBeFetched() throws SQLException {
    run(full, "insert into owner(id, name) values(6, 'E'), (7, 'F'), (8, 'Dora')");
    try (Statement statement = full.createStatement()) {
      ResultSet rows = statement.executeQuery("select id from owner where name like 'D%'");
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isTrue();
      assertThatThrownBy(rows::next)
          .hasMessageContaining("HC-4031")
          .hasMessageNotContaining("Dora");
      assertThatThrownBy(rows::next).hasMessageContaining("HC-4031");
      assertThatThrownBy(() -> rows.getInt(1)).hasMessageContaining("HC-4036");
      assertThat(
              ids(statement.executeQuery("select id from owner where id > 5 and name like 'D%'")))
          .containsExactly(8);
    } finally {
      run(full, "delete from owner where id > 5");
    }
  }

  @Test
  void explainsOnlyWhatTheDatabaseDoesItself() throws SQLException {
    run(full, "explain select id from owner where plain = 2");
    for (String condition : List.of("name like 'D%'", "debt < 1 order by debt")) {
      assertThatThrownBy(() -> run(full, "explain select id from owner where " + condition))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("because of EXPLAIN, which asks the database alone");
    }
  }

  /** Read forwards, a row that the driver sorted is not the one under the cursor below. */
  @Test
  void refusesToSortRowsThatAreToBeChangedForwards() throws SQLException {
    String sorted = "select id, debt from owner order by debt";
    try (Statement direct = full.createStatement(1003, 1008);
        PreparedStatement prepared = full.prepareStatement(sorted, 1003, 1008)) {
      assertThatThrownBy(() -> direct.executeQuery(sorted))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("HC-4033");
      assertThatThrownBy(prepared::executeQuery).hasMessageContaining("HC-4033");
      try (ResultSet rows = direct.executeQuery("select id, debt from owner order by id")) {
        assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
      }
    }
  }

  /** H2 changes no rows of a query that asks besides where NULL comes. */
  @Test
  void changesSortedRowsWhereTheDatabaseCan() throws SQLException {
    String sorted = "select id, debt from owner order by debt";
    try (Statement direct = full.createStatement(1004, 1008);
        PreparedStatement prepared = full.prepareStatement(sorted + " nulls last", 1004, 1008)) {
      try (ResultSet rows = direct.executeQuery(sorted)) {
        assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
        assertThat(rows.next()).isTrue();
        assertThatThrownBy(() -> rows.updateInt(1, 9)).hasMessageContaining("HC-4006");
        assertThatThrownBy(rows::deleteRow).hasMessageContaining("HC-4006");
      }
      try (ResultSet rows = prepared.executeQuery()) {
        assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(2);
        assertThatThrownBy(() -> rows.updateString(3, "x")).hasMessageContaining("HC-4035");
      }
    }
  }

  @Test
  void refusesValuesOfWhichTheOrderIsNotKnown() {
    assertThatThrownBy(() -> ids("debt < ?", 1.5)).hasMessageContaining("HC-4032");
    assertThatThrownBy(() -> ids("debt < ?", "1")).hasMessageContaining("HC-4032");
    assertThatThrownBy(() -> ids("name < ?", 1)).hasMessageContaining("HC-4032");
    assertThatThrownBy(() -> ids("name like ?", "a\\b")).hasMessageContaining("HC-4032");
    assertThatThrownBy(() -> ids("name like ?")).hasMessageContaining("HC-4034");
    assertThatThrownBy(
            () ->
                full.prepareStatement("select id from owner where name like ?", 1005, 1008)
                    .executeQuery())
        .hasMessageContaining("HC-4033");
    assertThatThrownBy(
            () ->
                full.createStatement(1004, 1007)
                    .executeQuery("select count(*) from owner where name like '%'"))
        .hasMessageContaining("HC-4033");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trim(name) like 'D%'",
        "name like 'D' || '%'",
        "name like concat('D', '%')",
        "name like cast('D%' as varchar)",
        "name like cast('D%' as varchar(40))",
        "cast(name as varchar(60)) like 'D%'",
        "name like 'D%' and cast(debt as decimal(12, 3)) is not distinct from cast(debt as decimal(13, 3))",
        "name like upper('d%')",
        "upper(left(name, 1)) in ('D')",
        "name like 'D%' or (name like 'D%' and id = plain)",
        "case when substring(name from 1 for 1) = 'D' then 1 else 0 end = 1",
        "position('D' in name) = 1",
      })
  void evaluatesExpressions(String condition) throws SQLException {
    assertThat(ids(condition)).isEqualTo(ids("name like 'D%'")).isNotEmpty();
    Explanation explained = Hushcell.explain(full, "select id from owner o where " + condition);
    assertThat(((Explanation.Touching) explained).sent())
        .contains("from owner")
        .doesNotContain("<text>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from owner where name like 'D%' fetch first 1 row with ties",
        "select id from owner where name like 'D%' fetch first 5 percent rows only",
        "select id from owner where name like 'D%' limit 1 + 1",
        "select top 3 id from owner where name like 'D%'",
        "select id from owner where name like 'D%' for update",
        "select id, row_number() over () from owner where name like 'D%'",
        "select 1/id from owner where name like 'D%'",
        "select id from owner where name like 'D%' order by count(*)",
        "select count(*) from owner where name like 'D%' limit 1",
        "select count(*), 1 from owner where name like 'D%'",
        "select max(id) from owner where name like 'D%'",
        "select max(nick) from owner",
        "select max(name), 1 from owner",
        "select max(name) over () from owner",
        "select count(\"ID\") from owner where name like 'D%'",
        "select id from owner where name like 'D%' union all select 1",
        "select id from owner where name like 'D%' or id + 1 = 2",
        "select id from owner where name like 'D%' or nick = 'x'",
        "select id from owner where name like 'D%' or exists (select 1 from pet)",
        "select id from owner order by nick",
        "select id from owner order by name, id + 1",
        "select id from owner order by name, ?",
        "select city as plain from owner order by name, plain",
        "select id from (select id, name from owner order by name limit 1) x",
        "select id from owner union all select id from owner order by name",
        "select 1/id from owner order by name",
        "select max(id) from owner order by max(name)",
        "select row_number() over (order by name) from owner",
        "select id from owner where name like city",
        "select id from owner where name like 'D%' and rownum < 2",
        "select id from owner where name like 'D%' and rand() < 2",
        "with recursive w(id, name) as (select id, name from owner) select id from w where name > 'D'",
        "select id from (select id from owner where name like 'D%') x",
        "select id from (select id, name from owner where name like 'D%' limit 3) x",
        "select id from (select distinct id, name from owner where name like 'D%') x",
        "select id from (select id, name, 1/id from owner where name like 'D%') x",
        "select id from (select id, name, name from owner where name like 'D%') x",
        "select id from (select id, name, rank() over (order by id) from owner where name like 'D%') x",
        "select x.id from (select id, name from owner where name like 'D%') x, pet",
        "select id from owner where id in (select id from owner where name like 'D%')",
        "update owner set id = id where name like 'D%'",
        "delete from owner where name like 'D%'",
        "select id from owner where city like 'D%'",
        "select id from owner where nick like 'D%'",
        "explain select id from owner where name like 'D%'",
        "create table copy as select id from owner where name like 'D%'",
        "select id from owner where debt ilike '1%'",
        "select id from owner where upper(name) like 'D' escape 'x'",
        "select id from owner where upper(debt) = '1'",
        "select id from owner where upper(nick) = 'x'",
        "select id from owner where name regexp 'D'",
        "select id from owner where debt like '1%'",
      })
  void leavesRefusedWhatIsNotProved(String sql) {
    assertThatThrownBy(() -> run(full, sql)).hasMessageMatching("(?s).*HC-2[0-9]{3}.*");
  }

  @Test
  void evaluatesNothingOfAColumnThatTheProfileMayNotRead() throws SQLException {
    Sandbox sandbox;
    try {
      sandbox = new Sandbox(directory, RULES);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    try (Connection web = sandbox.connect(database("web"))) {
      assertThatThrownBy(() -> run(web, "select id from owner where name like 'D%'"))
          .hasMessageContaining("HC-2108");
      run(web, "select id from owner where debt < 5");
    }
  }

  @Test
  void regardsNoCaseWhereTheTypeOfTheColumnDoesNot() throws SQLException {
    try (PreparedStatement statement =
        full.prepareStatement("select id from pet where name like ? order by name, id")) {
      statement.setString(1, "b%L");
      assertThat(ids(statement.executeQuery())).containsExactly(1, 4);
    }
    assertThatThrownBy(() -> full.prepareStatement("select id from pet where other like 'b%'"))
        .hasMessageContaining("[HC-2108]");
    assertThatThrownBy(
            () -> full.prepareStatement("select id from pet where upper(name) like 'b%'"))
        .hasMessageContaining("[HC-21");
  }

  @Test
  void refusesAnOrderThatTheDatabaseNeverHas(@TempDir Path other) throws IOException, SQLException {
    Sandbox sandbox =
        new Sandbox(
            other,
            "columns:\n  owner.name: { evaluate: pattern, text-order: code-point, rows: 6,"
                + " bytes: 4000 }\n");
    assertThatThrownBy(() -> sandbox.connect("h2:mem:order" + other.hashCode()))
        .hasMessageContaining("[HC-1028]")
        .hasMessageContaining("owner.name has text-order: code-point")
        .hasMessageContaining("write text-order: utf-16 or utf-16-ignore-case");
  }

  @Test
  void evaluatesNoTextsThatTheDatabaseComparesByACollation(@TempDir Path other)
      throws IOException, SQLException {
    Sandbox sandbox =
        new Sandbox(
            other,
            "columns:\n  owner.name: { evaluate: [range, pattern, order], rows: 6, bytes: 4000 }\n");
    String url = "jdbc:h2:mem:collated" + other.hashCode();
    try (Connection plain = DriverManager.getConnection(url, "sa", "")) {
      run(plain, "set collation german");
      try (Connection ours = sandbox.connect(url.substring("jdbc:".length()))) {
        run(ours, "create table owner(id int primary key, name varchar(40))");
        for (String condition : List.of("name like 'a%'", "name = 'a'", "name < 'a'")) {
          assertThatThrownBy(() -> ours.prepareStatement("select id from owner where " + condition))
              .describedAs(condition)
              .hasMessageContaining("[HC-21")
              .hasMessageContaining("as the collation GERMAN")
              .hasMessageContaining(
                  "does; with evaluate: [range, pattern, order], text-order: utf-16 for OWNER.NAME");
        }
      }
    }
  }

  @Test
  void dropsOfDistinctRowsThatAKeyTellsApart() throws SQLException {
    assertThat(
            Sandbox.rows(
                full,
                "select distinct o.id, o.plain from owner o, owner p where o.name like 'D%'"
                    + " order by o.name desc"))
        .containsExactly("1|2", "2|2");
    assertThat(
            Sandbox.rows(
                full,
                "select distinct o.* from owner o, pet p where o.name like 'D%' and p.id < 3"
                    + " order by o.name limit 1"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row).contains("Dav_s"));
    assertThat(
            Sandbox.rows(
                full, "select count(distinct o.id) from owner o, pet p where o.name like 'D%'"))
        .containsExactly("2");
    assertThat(
            Sandbox.rows(
                full,
                "select count(distinct p.id) from owner o, pet p where o.name like 'D%' and p.id = 1"))
        .containsExactly("1");
    for (String more :
        List.of(
            "select distinct o.plain from owner o order by o.name",
            "select count(distinct plain) from owner where name like 'D%'")) {
      assertThatThrownBy(() -> full.prepareStatement(more))
          .describedAs(more)
          .hasMessageContaining("[HC-21");
    }
  }
}
