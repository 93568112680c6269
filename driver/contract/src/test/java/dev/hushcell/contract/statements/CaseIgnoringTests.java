package dev.hushcell.contract.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that are compared without regard to case, and keep their capitals. */
@EachServer
@OneCollation
class CaseIgnoringTests {
  private static final String COLUMNS =
      """
      columns:
        nick.word: { search: equality, compare: ignore-case, key: words }
        other.word: { search: equality, compare: ignore-case, key: words }
        texts.word: { search: equality, compare: ignore-case, storage: text }
        plain.word: { search: equality, compare: exact, key: exact }
        mixed.word: { search: equality, compare: ignore-case, key: words }
        mixed.note: { search: full, compare: exact }
      """;

  private static final List<String> WORDS =
      List.of("Ada", "ADA", "ada", "Adam", "Straße", "STRASSE", "ΟΔΟΣ", "οδος", "", "İ", "ı");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void words() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table nick (id int primary key, word varchar(40))",
          "create table other (id int primary key, word varchar(60))",
          "create table texts (id int primary key, word varchar(40))",
          "create table plain (id int primary key, word varchar(40))");
      for (String table : List.of("nick", "texts")) {
        insert(ours, table);
      }
      scene.run(
          ours,
          "insert into nick values (90, null)",
          "insert into other values (1, 'aDA'), (2, 'nobody'), (3, null)");
    }
  }

  private static void insert(Connection ours, String table) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into " + table + " (id, word) values (?, ?)")) {
      for (int i = 0; i < WORDS.size(); i++) {
        insert.setInt(1, i);
        insert.setString(2, WORDS.get(i));
        insert.executeUpdate();
      }
    }
  }

  private static List<String> bound(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        return Found.rows(rows);
      }
    }
  }

  @Test
  void keepsCapitals() throws SQLException {
    try (Connection ours = scene.ours()) {
      for (String table : List.of("nick", "texts")) {
        assertThat(Found.rows(ours, "select word from " + table + " where id < 90 order by id"))
            .isEqualTo(WORDS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nick", "texts"})
  void storedCellsAreEqualInTheirBeginningsExactlyWhereValuesAre(String table) throws SQLException {
    boolean text = table.equals("texts");
    int length = text ? 28 : 21;
    List<String> cells = new ArrayList<>();
    try (Connection plain = scene.plain()) {
      cells.addAll(Found.bytes(plain, "select word from " + table + " where id < 90 order by id"));
    }
    List<List<Integer>> classes = List.of(List.of(0, 1, 2), List.of(6, 7), List.of(9, 10));
    for (int i = 0; i < cells.size(); i++) {
      for (int j = 0; j < i; j++) {
        List<Integer> both = List.of(j, i);
        boolean equal = classes.stream().anyMatch(each -> each.containsAll(both));
        String one = cells.get(i);
        String other = cells.get(j);
        assertThat(one.substring(0, length).equals(other.substring(0, length)))
            .as(WORDS.get(i) + " and " + WORDS.get(j))
            .isEqualTo(equal);
        for (int at = length; at + 8 <= one.length(); at++) {
          assertThat(other.substring(length)).doesNotContain(one.substring(at, at + 8));
        }
      }
      if (!text) {
        byte[] cell = cells.get(i).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(cell[0]).isEqualTo((byte) 0xFC);
      }
    }
  }

  /** A condition; what its parameter is; the rows that it finds. */
  private static final List<String> CONDITIONS =
      List.of(
          "word = ?; ada; 0 1 2",
          "word = ?; ADAM; 3",
          "? = word; aDa; 0 1 2",
          "word = ?; STRASSE; 5",
          "word = ?; straße; 4",
          "word = ?; Οδος; 6 7",
          "word = ?; I; 9 10",
          "word = ?; nobody; ",
          "word = ?; 0123456789012345678901234567890123456789x; ",
          "word <> ?; ada; 3 4 5 6 7 8 9 10",
          "word in (?, 'adam'); ADA; 0 1 2 3",
          "word not in (?, 'adam'); ADA; 4 5 6 7 8 9 10",
          "not (word = ?); ada; 3 4 5 6 7 8 9 10",
          "(word) = (?) and id > 0; ada; 1 2",
          "lower(word) = lower(?); aDa; 0 1 2",
          "upper(word) = upper(?); aDa; 0 1 2",
          "upper(word) <> upper(?); aDa; 3 4 5 6 7 8 9 10",
          "lower(word) = ?; ada; 0 1 2",
          "lower(word) in (?, 'adam'); ada; 0 1 2 3",
          "coalesce(word, 'none') = ?; NONE; 90",
          "case word when ? then 1 else 0 end = 1; ada; 0 1 2",
          "case when word = ? then 1 else 0 end = 1; ada; 0 1 2",
          "word = (select o.word from other o where o.id = 1) and n.id <> ?; 2; 0 1",
          "word in (select o.word from other o where o.id < ?); 3; 0 1 2",
          "word not in (select o.word from other o where o.id < ?); 3; 3 4 5 6 7 8 9 10",
          "exists (select 1 from other o where o.word = n.word and o.id = ?); 1; 0 1 2");

  /** In one table for all: filling it takes longer than asking it. */
  @TestFactory
  Stream<DynamicTest> findsWhatIsEqualButForItsCase() {
    return CONDITIONS.stream()
        .map(each -> each.split("; ", -1))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each[0] + " with " + each[1], () -> find(each[0], each[1], each[2])));
  }

  private void find(String condition, String value, String ids) throws SQLException {
    for (String table : List.of("nick", "texts")) {
      if (table.equals("texts") && (condition.contains("other") || ids.equals("90"))) {
        continue;
      }
      String sql = "select id from " + table + " n where " + condition + " order by id";
      boolean number = condition.contains("id <> ?") || condition.contains("o.id ");
      List<String> wanted = ids.isEmpty() ? List.of() : List.of(ids.split(" "));
      try (Connection ours = scene.ours()) {
        assertThat(bound(ours, sql, number ? Integer.valueOf(value) : value)).isEqualTo(wanted);
        String literal = number ? value : "'" + value + "'";
        assertThat(Found.rows(ours, sql.replace("?", literal))).isEqualTo(wanted);
      }
    }
  }

  @Test
  void joinsWithoutRegardToCase() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(
              Found.rows(
                  ours,
                  "select n.word, o.word from nick n join other o on n.word = o.word order by n.id"))
          .containsExactly("Ada|aDA", "ADA|aDA", "ada|aDA");
      assertThat(
              Found.rows(
                  ours,
                  "select o.id, n.id from other o left join nick n on n.word = o.word and n.id < 2"
                      + " order by o.id, n.id"))
          .containsExactly("1|0", "1|1", "2|null", "3|null");
    }
  }

  @Test
  void countsValuesThatDifferInCaseAloneOnce() throws SQLException {
    try (Connection ours = scene.ours()) {
      for (String table : List.of("nick", "texts")) {
        assertThat(Found.rows(ours, "select count(distinct word), count(word) from " + table))
            .containsExactly("7|11");
      }
    }
  }

  @Test
  void groupsValuesThatDifferInCaseAlone() throws SQLException {
    List<List<String>> classes =
        List.of(
            List.of("Ada", "ADA", "ada"),
            List.of("Adam"),
            List.of("Straße"),
            List.of("STRASSE"),
            List.of("ΟΔΟΣ", "οδος"),
            List.of(""),
            List.of("İ", "ı"),
            List.of("null"));
    try (Connection ours = scene.ours()) {
      List<String> groups = Found.rows(ours, "select n.word, count(*) from nick n group by n.word");
      assertThat(groups).hasSize(classes.size());
      for (List<String> each : classes) {
        String count = "|" + each.size();
        assertThat(groups)
            .filteredOn(row -> each.contains(row.substring(0, row.indexOf('|'))))
            .singleElement(STRING)
            .endsWith(count);
      }
      String counted = "select count(*) from nick where word = 'aDa' group by word";
      assertThat(Found.rows(ours, counted)).containsExactly("3");
      for (String sql :
          List.of(
              "select distinct word from nick",
              "select d.word from (select distinct n.word from nick n) d")) {
        List<String> distinct = Found.rows(ours, sql);
        assertThat(distinct).hasSize(classes.size());
        assertThat(classes).allMatch(each -> each.stream().filter(distinct::contains).count() == 1);
      }
      scene.run(ours, "insert into other values (10, 'NOBODY'), (11, 'nobody')");
      assertThat(Found.rows(ours, "select distinct word, id from other where id > 9")).hasSize(2);
      try (PreparedStatement query = ours.prepareStatement("select distinct word from other");
          ResultSet rows = query.executeQuery()) {
        assertThat(rows.getMetaData().getColumnLabel(1)).isEqualToIgnoringCase("word");
      }
    }
  }

  @Test
  void standsBesideConditionsThatTheDriverEvaluates() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table mixed (id int not null primary key, word varchar(40), note varchar(40))",
          "insert into mixed values (1, 'Ada', 'abc'), (2, 'ADA', 'xbc'), (3, 'Joan', 'abd')");
      String both = "select id from mixed where word /* of all */ = ? and note like 'a%'";
      assertThat(bound(ours, both, "aDa")).containsExactly("1");
      String either = "select id from mixed where word = 'aDA' or note like '%d' order by id";
      try {
        assertThat(Found.rows(ours, either)).containsExactly("1", "2", "3");
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).contains("[HC-21");
      }
      scene.run(ours, "update mixed set note = 'new' where word = 'ADa' and note like 'x%'");
      assertThat(Found.rows(ours, "select id from mixed where note = 'new'")).containsExactly("2");
      try {
        assertThat(Found.rows(ours, "select distinct word from mixed where note like '%'"))
            .hasSize(2);
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).contains("[HC-21");
      }
      try {
        assertThat(Found.rows(ours, "select count(distinct word) from mixed where note like '%'"))
            .containsExactly("2");
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).contains("[HC-21");
      }
    }
  }

  @Test
  void changesRowsWithoutRegardToCase() throws SQLException {
    try (Connection ours = scene.ours()) {
      try (PreparedStatement update =
          ours.prepareStatement("update nick set word = ? where word = ?")) {
        update.setString(1, "Grace");
        update.setString(2, "aDa");
        assertThat(update.executeUpdate()).isEqualTo(3);
      }
      assertThat(Found.rows(ours, "select id, word from nick where word = 'GRACE' order by id"))
          .containsExactly("0|Grace", "1|Grace", "2|Grace");
      scene.run(ours, "delete from nick where word = 'grace' and id > 0");
      assertThat(bound(ours, "select id from nick where word = ?", "GRACE")).containsExactly("0");
      scene.run(ours, "insert into other (id, word) select id + 10, word from nick where id < 3");
      assertThat(Found.rows(ours, "select id, word from other where word = 'gracE'"))
          .containsExactly("10|Grace");
    }
  }

  private static final List<String> REFUSED =
      List.of(
          "select word, city from (select word, id city from nick) d group by 1, 2",
          "select distinct word || 'x' from nick",
          "select * from (select distinct * from (select word from nick) d) e",
          "select max(word) from nick group by word",
          "select count(*) from nick group by word having word = 'ada'",
          "select word from nick union select word from other",
          "select n.id from nick n join other o using (word)",
          "select nullif(word, 'ada') from nick",
          "select id from nick order by word",
          "select id from nick where word like 'a%'",
          "select id from nick where word < 'b'",
          "select upper(word) from nick",
          "select lower(word) from nick",
          "select n.id from nick n join plain p on n.word = p.word",
          "select id from nick where (id, word) = (1, 'ada')",
          "select id from nick where word in (select distinct o.word from other o)",
          "select id from nick where word = any (select o.word from other o)",
          "alter table nick add constraint f foreign key (word) references other (word)");

  @TestFactory
  Stream<DynamicTest> whatIsNotProvedIsRefused() {
    return REFUSED.stream().map(each -> DynamicTest.dynamicTest(each, () -> refused(each)));
  }

  private void refused(String sql) throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, sql))
          .hasMessageContaining("[HC-")
          .hasMessageNotContaining("ada");
    }
  }

  @Test
  void aTextThatIsNotInLowerCaseIsNotComparedWithLower() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> bound(ours, "select id from nick where lower(word) = ?", "ADA"))
          .hasMessageContaining("[HC-3010]")
          .hasMessageNotContaining("ADA");
    }
  }
}
