package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.testing.Depth;
import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts once more in the modes of H2, on both sides, in which applications like to test: what
 * a mode has no type or form for is written in another way or left out. Where H2's documentation
 * recommends settings for a mode, they are set. An ordinary build takes the modes that are common.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModeTests {
  private final List<AutoCloseable> open = new ArrayList<>();
  private Databases databases;

  @BeforeAll
  void prepare(@TempDir Path directory) {
    databases = new Databases(directory);
  }

  @AfterAll
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> scripts() {
    return Stream.of(Mode.values())
        .filter(mode -> mode.isCommon() || Depth.isNightly())
        .flatMap(this::scripts);
  }

  private Stream<DynamicNode> scripts(Mode mode) {
    Stream<String> scripts =
        mode.isCommon() ? Stream.of("people", "odd", "application") : Stream.of("application");
    return Stream.concat(scripts, mode.ownScript().stream())
        .map(script -> DynamicContainer.dynamicContainer(mode + " " + script, tests(script, mode)));
  }

  private List<DynamicTest> tests(String script, Mode mode) {
    try {
      Comparison comparison = comparison(script, mode);
      List<DynamicTest> tests = new ArrayList<>();
      for (Step step : Script.parse(mode.translated(script, Databases.resource(script + ".txt")))) {
        if (!mode.isOutside(step)) {
          tests.add(DynamicTest.dynamicTest(step.title(), () -> comparison.check(step)));
        }
      }
      return tests;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Comparison comparison(String script, Mode mode) throws Exception {
    String columns = Databases.resource(script + ".columns.yaml");
    Side plain = new Side(connect("jdbc:" + Databases.freshName(), mode), mode.isCommon());
    Side subject = new Side(connect(databases.protectedUrl(columns), mode), mode.isCommon());
    open.add(0, plain);
    open.add(0, subject);
    return new Comparison(plain, subject);
  }

  private static Connection connect(String url, Mode mode) throws SQLException {
    return DriverManager.getConnection(url + mode.settings());
  }

  @Test
  void refusesNumbersWithoutPrecisionInPostgres() throws Exception {
    String url = databases.protectedUrl("columns: { thing.n: { search: equality } }\n");
    try (Connection connection = connect(url, Mode.POSTGRESQL);
        Statement statement = connection.createStatement()) {
      for (String type : List.of("numeric", "decimal", "dec")) {
        assertThatThrownBy(() -> statement.execute("create table thing (id int, n " + type + ")"))
            .hasMessageContaining("[HC-2201]")
            .hasMessageContaining("without a precision");
      }
      statement.execute("create table thing (id int, n numeric(10, 2))");
      assertThatThrownBy(
              () -> statement.execute("select id from thing where n = cast('5.25' as numeric)"))
          .hasMessageContaining("[HC-2");
    }
  }

  /** What only counts in another mode is not known in this one. */
  @Test
  void typesOfOneModeAreNoneOfOthers() throws Exception {
    assertThat(created(Mode.MYSQL, "datetime(6)", "year", "int(11) unsigned")).isEqualTo(3);
    assertThat(created(Mode.MYSQL, "datetime(7)", "year(5)", "money", "datetime2")).isZero();
    assertThat(created(Mode.SQL_SERVER, "datetime", "datetime2(7)", "datetimeoffset", "money"))
        .isEqualTo(4);
    assertThat(created(Mode.SQL_SERVER, "smalldatetime", "uniqueidentifier", "smallmoney"))
        .isEqualTo(3);
    assertThat(created(Mode.SQL_SERVER, "datetime(3)", "datetime2(8)", "int unsigned")).isZero();
    assertThat(created(Mode.LEGACY, "datetime", "year", "int unsigned", "money")).isZero();
    assertThat(created(Mode.DB2, "varchar(10) for bit data", "char(8) for bit data")).isZero();
  }

  private int created(Mode mode, String... types) throws Exception {
    String url = databases.protectedUrl("columns: { thing.c: {} }\n");
    int created = 0;
    try (Connection connection = connect(url, mode);
        Statement statement = connection.createStatement()) {
      for (String type : types) {
        try {
          statement.execute("create table thing (id int, c " + type + ")");
          statement.execute("drop table thing");
          created++;
        } catch (SQLException refused) {
          assertThat(refused.getMessage()).contains("[HC-22");
        }
      }
    }
    return created;
  }

  /** {@code KEY} and {@code INDEX} begin an index only where names follow in parentheses. */
  @Test
  void columnMayBeCalledIndexOrKey() throws Exception {
    String url =
        databases.protectedUrl(
            "columns: { thing.index: { search: equality }, thing.key: {}, thing.value: {} }\n");
    try (Connection connection = connect(url + ";NON_KEYWORDS=KEY,VALUE", Mode.MYSQL_ALONE);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table thing (id int, index varchar(20), key varchar(20) not null, value date,"
              + " index (id), key of_id (id, `index`), index key_too (id))");
      statement.execute("alter table thing add key also (index)");
      assertThatThrownBy(() -> statement.execute("alter table thing add index (key)"))
          .hasMessageContaining("[HC-2209]");
      statement.execute(
          "insert into thing (id, index, key, value) values (1, 'i', 'k', date '2024-05-06')");
      try (ResultSet rows =
          statement.executeQuery("select key, value, index from thing where index = 'i'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("k");
        assertThat(rows.getString(2)).isEqualTo("2024-05-06");
        assertThat(rows.getString(3)).isEqualTo("i");
      }
    }
  }

  /** Without the table in front, USER stays the name of the current user. */
  @Test
  void columnMayBeCalledUserOrYearWhereTheseAreNoKeywords() throws Exception {
    String url =
        databases.protectedUrl("columns: { thing.user: { search: equality }, thing.year: {} }\n");
    try (Connection connection = connect(url + ";NON_KEYWORDS=USER,YEAR,VALUE", Mode.LEGACY);
        Statement statement = connection.createStatement()) {
      statement.execute("create table thing (id int, user varchar(20), year int)");
      statement.execute("insert into thing (id, user, year) values (1, 'marked', 2024)");
      assertThat(statement.executeUpdate("update thing set year = 2025 where user = 'marked'"))
          .isZero();
      assertThat(statement.executeUpdate("update thing t set year = 2026 where t.user = 'marked'"))
          .isOne();
      try (ResultSet rows =
          statement.executeQuery(
              "select t.user, t.year, \"USER\", user from thing t where t.user in ('marked',"
                  + " 'x')")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("marked");
        assertThat(rows.getInt(2)).isEqualTo(2026);
        assertThat(rows.getString(3)).isEqualTo("marked");
        assertThat(rows.getString(4)).isEqualTo(connection.getMetaData().getUserName());
      }
    }
  }

  @Test
  void columnThatIsThereInAnotherCaseIsNotAddedAgain() throws Exception {
    String url = databases.protectedUrl("columns: { thing.c: { search: equality } }\n");
    try (Connection connection = connect(url, Mode.MYSQL);
        Statement statement = connection.createStatement()) {
      statement.execute("create table Thing (id int, c varchar(20))");
      statement.execute("alter table THING add column if not exists `C` varchar(20)");
      statement.execute("alter table \"thing\" add column if not exists \"C\" varchar(20)");
      statement.execute("insert into \"THING\" (ID, \"C\") values (1, 'marked')");
      try (ResultSet rows = statement.executeQuery("select C from thing where \"C\" = 'marked'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("c")).isEqualTo("marked");
      }
    }
  }

  /** {@code catalog..table} is the table of the current schema. */
  @Test
  void emptySchemaIsTheCurrentOne() throws Exception {
    String url =
        "jdbc:hushcell:h2:mem:vault;hushcell.config="
            + databases.configuration("columns: { thing.c: { search: equality } }\n");
    try (Connection connection = connect(url, Mode.SQL_SERVER);
        Connection plain = connect("jdbc:h2:mem:vault", Mode.SQL_SERVER);
        Statement statement = connection.createStatement()) {
      statement.execute("create table vault..thing (id int, c varchar(20))");
      statement.execute("insert into vault..thing values (1, 'marked')");
      statement.execute("insert into [vault]..[thing] (id, c) values (2, 'marked')");
      assertThatThrownBy(() -> statement.execute("insert into other..thing values (3, 'marked')"))
          .isInstanceOf(SQLException.class);
      statement.execute("update vault..thing set c = 'marked' where id = 2");
      try (ResultSet rows =
          statement.executeQuery("select count(*) from vault..thing where c = 'marked'")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(2);
      }
      try (Statement past = plain.createStatement();
          ResultSet rows = past.executeQuery("select count(*) from thing where c >= X'F8'")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(2);
      }
    }
  }
}
