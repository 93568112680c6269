package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.policy.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code limits:}, from a configuration to a statement that stops. */
class CellLimitTests {
  private static final int ROWS = 40;

  @TempDir Path directory;
  private Path audit;
  private Sandbox sandbox;
  private final ClockedDriver driver = new ClockedDriver();

  @BeforeEach
  void configure() throws Exception {
    audit = directory.resolve("audit");
    sandbox =
        new Sandbox(
            directory,
            """
            columns:
              contact.email: { search: equality, limits: { opened: 20, per: minute, statement: 15 } }
              contact.name: { search: full, limits: { opened: 20, evaluated: 100 } }
              contact.city: { search: full, limits: { opened: 20 } }
              contact.note: {}
            access:
              web:
              desk: { contact.email: { limits: { opened: 3, then: warn } } }
              batch: { contact.email: { limits: none }, contact.name: { limits: none } }
            audit: { file: %s }
            """
                .formatted(audit));
    try (Connection batch = connect("batch");
        Statement statement = batch.createStatement()) {
      statement.execute(
          "create table contact (id int primary key, email varchar(40), name varchar(40),"
              + " city varchar(40), note varchar(40))");
      try (PreparedStatement insert =
          batch.prepareStatement("insert into contact values (?, ?, ?, ?, 'n')")) {
        for (int i = 1; i <= ROWS; i++) {
          insert.setInt(1, i);
          insert.setString(2, i % 10 == 0 ? null : "e" + i);
          insert.setString(3, "n" + i);
          insert.setString(4, "c" + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private Connection connect(String profile) throws SQLException {
    return driver.connect(
        sandbox.url(sandbox.file("crm")) + ";user=sa;password=;hushcell.profile=" + profile);
  }

  /** Reads a column to the end, or until it is refused; returns how many values it got. */
  private static int read(Connection connection, String sql) throws SQLException {
    int got = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        got += rows.getString(1) == null ? 0 : 1;
      }
    } catch (SQLException e) {
      assertThat((Throwable) e).isInstanceOf(SQLNonTransientException.class);
      assertThat(e.getSQLState()).isEqualTo("53X00");
      assertThat(e.getErrorCode()).isEqualTo(4060);
    }
    return got;
  }

  private List<String> exceeded() throws Exception {
    return Files.readAllLines(audit).stream()
        .filter(line -> line.contains("\"event\":\"exceeds\""))
        .map(line -> line.replaceAll(".*\"profile\":\"(\\w+)\".*\"column\":\"(\\w+)\",", "$1 $2 "))
        .map(line -> line.replaceAll(",\"format\".*", ""))
        .toList();
  }

  @Test
  void aDumpStopsWithinItsRowsAndIsTold() throws Exception {
    try (Connection web = connect("web");
        Statement statement = web.createStatement();
        ResultSet rows = statement.executeQuery("select email from contact order by id")) {
      for (int i = 0; i < 16; i++) { // one is NULL, which is no cell
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo((i + 1) % 10 == 0 ? null : "e" + (i + 1));
      }
      assertThat(rows.next()).isTrue();
      SQLException e = Refusal.of(JdbcFault.CELL_LIMIT, () -> rows.getString(1));
      assertThat(e.getMessage())
          .containsIgnoringCase("contact.email: more than 15 cells")
          .contains("by one statement for profile web");
      Refusal.of(JdbcFault.CELL_LIMIT, () -> rows.getString(1));
      assertThat(rows.next()).isTrue();
      Refusal.of(JdbcFault.CELL_LIMIT, () -> rows.getObject(1));
    }
    assertThat(exceeded())
        .containsExactly(
            "web EMAIL \"limit\":\"statement\",\"most\":15,\"per\":\"minute\",\"then\":\"refuse\"");
  }

  @Test
  void aColumnThatStandsTwiceInARowIsOneColumn() throws Exception {
    try (Connection web = connect("web");
        Statement statement = web.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select a.email, b.email from contact a join contact b on a.id = b.id + 1"
                    + " where a.id < 10 order by a.id")) {
      for (int i = 0; i < 7; i++) {
        assertThat(rows.next()).isTrue();
        rows.getString(1);
        rows.getString(2);
      }
      assertThat(rows.next()).isTrue();
      rows.getString(1);
      Refusal.of(JdbcFault.CELL_LIMIT, () -> rows.getString(2));
    }
  }

  @Test
  void theTimeIsCountedOverAllConnectionsAndPasses() throws Exception {
    String ten = "select email from contact where id between 11 and 19";
    try (Connection one = connect("web");
        Connection two = connect("web");
        Connection batch = connect("batch")) {
      assertThat(read(one, ten)).isEqualTo(9);
      driver.passSecond();
      assertThat(read(two, ten)).isEqualTo(9);
      assertThat(read(one, ten)).isEqualTo(2);
      assertThat(read(batch, "select email from contact")).isEqualTo(36);
      for (int i = 0; i < 5; i++) {
        driver.passLease();
      }
      assertThat(read(one, ten)).isZero();
      driver.passLease(); // 61 seconds after the first nine
      assertThat(read(one, ten)).isEqualTo(9);
      assertThat(read(one, ten)).isZero();
    }
    assertThat(exceeded()).allMatch(line -> line.startsWith("web EMAIL \"limit\":\"opened\""));
  }

  @Test
  void threadsOfAPoolGetNoMoreTogether() throws Exception {
    List<Connection> pool = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Connection connection = connect("web");
        pool.add(connection);
        readers.add(() -> read(connection, "select email from contact where id < 10"));
      }
      int got = 0;
      for (Future<Integer> each : threads.invokeAll(readers)) {
        got += each.get();
      }
      assertThat(got).isEqualTo(20);
    } finally {
      threads.shutdown();
      for (Connection each : pool) {
        each.close();
      }
    }
  }

  @Test
  void aPreparedStatementBeginsAnewWithEachRun() throws Exception {
    try (Connection web = connect("web");
        PreparedStatement query =
            web.prepareStatement("select email from contact where id = ? or email = ?")) {
      for (int i = 1; i < 10; i++) {
        query.setInt(1, i);
        query.setString(2, "e" + (i + 10));
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            rows.getString(1);
          }
        }
      }
    }
    assertThat(exceeded()).isEmpty();
  }

  @Test
  void onlyToldWhereTheProfileSaysSo() throws Exception {
    try (Connection desk = connect("desk")) {
      assertThat(read(desk, "select email from contact")).isEqualTo(36);
      assertThat(read(desk, "select email from contact where id = 1")).isEqualTo(1);
    }
    String line = "desk EMAIL \"limit\":\"opened\",\"most\":3,\"per\":\"minute\",\"then\":\"warn\"";
    assertThat(exceeded()).containsExactly(line, line);
  }

  @Test
  void conditionsAreCountedByThemselves() throws Exception {
    try (Connection web = connect("web")) {
      assertThat(read(web, "select name from contact where name like 'n1%'")).isEqualTo(11);
      assertThat(read(web, "select id from contact where name like 'n2%'")).isEqualTo(11);
      assertThat(read(web, "select id from contact where name like '%n40'")).isZero();
    }
    assertThat(exceeded())
        .containsExactly(
            "web NAME \"limit\":\"evaluated\",\"most\":100,\"per\":\"minute\",\"then\":\"refuse\"");
  }

  @Test
  void withoutANumberOfTheirOwnConditionsHaveThatOfTheCells() throws Exception {
    try (Connection web = connect("web")) {
      String query = "select id from contact where city like 'c1%' and id < 20 order by id desc";
      assertThat(read(web, query)).isEqualTo(11);
      assertThat(read(web, query)).isEqualTo(1); // the twentieth cell decides of the first row
      assertThat(read(web, "select city from contact where id < 10")).isEqualTo(9);
    }
  }

  @Test
  void whatIsComputedOrGroupedIsGiven() throws Exception {
    try (Connection web = connect("web")) {
      for (String sql :
          List.of(
              "select upper(name) from contact",
              "select name || 'x' from contact",
              "select case when name like 'n1%' then 1 else 0 end as x from contact",
              "select name from contact where name like 'n%' group by name",
              "select max(upper(name)), count(*) from contact")) {
        assertThat(read(web, sql)).as(sql).isLessThanOrEqualTo(20);
        for (int i = 0; i < 7; i++) {
          driver.passLease();
        }
      }
    }
    assertThat(exceeded())
        .hasSize(5)
        .allMatch(line -> line.startsWith("web NAME \"limit\":\"opened\",\"most\":20"));
  }

  @Test
  void theLeastOfAllIsOneCell() throws Exception {
    try (Connection web = connect("web")) {
      assertThat(read(web, "select min(name) from contact")).isEqualTo(1);
      assertThat(read(web, "select name from contact order by name limit 3")).isEqualTo(3);
    }
    assertThat(exceeded()).isEmpty();
  }

  @Test
  void aJobTakesTheRightToOpenAll() throws Exception {
    TableName table = new TableName("PUBLIC", "CONTACT");
    RewritingOptions alone = RewritingOptions.usual().asOnlyProcess().mayBlock(Duration.ofHours(1));
    try (Connection web = connect("web");
        Connection batch = connect("batch")) {
      for (RewritingOptions options : List.of(alone, alone.asDryRun())) {
        SQLException e =
            Refusal.of(
                JdbcFault.CELL_LIMIT,
                () ->
                    Hushcell.columns(web)
                        .rotateKey(table, List.of("EMAIL"), options, (step, done, total) -> {}));
        assertThat(e.getMessage()).contains("profile web", "limits: none");
      }
      assertThat(
              Hushcell.columns(batch)
                  .rotateKey(table, List.of("EMAIL"), alone.asDryRun(), (step, done, total) -> {})
                  .phase())
          .isEqualTo(RewritingStatus.Phase.PLANNED);
    }
  }

  @Test
  void whoeverKeepsNothingBeginsAnew() throws Exception {
    String ten = "select email from contact where id < 10";
    try (Connection web = connect("web")) {
      assertThat(read(web, ten) + read(web, ten) + read(web, ten)).isEqualTo(20);
    }
    try (Connection web = connect("web")) {
      assertThat(read(web, ten)).isZero();
    }
    driver.eraseUnused();
    try (Connection web = connect("web")) {
      assertThat(read(web, ten)).isEqualTo(9);
    }
  }
}
