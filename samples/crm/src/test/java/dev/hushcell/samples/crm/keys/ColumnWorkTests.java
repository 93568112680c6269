package dev.hushcell.samples.crm.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.samples.crm.home.Home;
import dev.hushcell.samples.crm.keys.ColumnsView.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The work on columns that had values, on PostgreSQL, beside pages that read and write them. */
class ColumnWorkTests {
  private static final String PHONE = "+442079460102";
  private static final String SAID = "call ada@lovelace.example back";
  private static final int ROWS = 1500;

  @TempDir static Path directory;
  private static EmbeddedPostgres server;
  private static OwnSource own;
  private static HushcellDataSource pool;
  private static JdbcTemplate pages;
  private static JdbcTemplate plain;
  private static LateColumns late;
  private static ColumnWork work;

  @BeforeAll
  static void begin() throws Exception {
    Home home = Home.at(directory);
    home.password("keys.password");
    home.template("hushcell.yaml", "hushcell.yaml", "code-point");
    System.setProperty("hushcell.config", home.file("hushcell.yaml").toString());
    System.setProperty("hushcell.profile", "web");
    server = EmbeddedPostgres.start();
    DataSourceProperties database = new DataSourceProperties();
    database.setUrl("jdbc:hushcell:postgresql://localhost:" + server.getPort() + "/postgres");
    database.setUsername("postgres");
    own = new OwnSource(database);
    pool = own.open();
    Flyway.configure().dataSource(pool).load().migrate();
    pages = new JdbcTemplate(pool);
    plain = new JdbcTemplate(server.getPostgresDatabase());
    late = new LateColumns(own, directory);
    work = new ColumnWork(own, late);
  }

  @AfterAll
  static void end() throws Exception {
    work.close();
    pool.close();
    server.close();
    System.clearProperty("hushcell.config");
    System.clearProperty("hushcell.profile");
  }

  @Test
  void encryptsBesideThePagesAndOffersWhatAProcessLeft() throws Exception {
    rows(plain, ROWS);
    assertThat(look().state()).isEqualTo(State.PLAIN);
    assertThat(look().rows()).isEqualTo(ROWS);
    triesFirst();
    aProcessEndsBeforeTheJob();
    takesItBack();
    encrypts();
  }

  private static void triesFirst() throws Exception {
    assertThat(work.encrypt(true)).isTrue();
    assertThat(ended()).contains("phone and said of 1,500 rows would be encrypted");
    assertThat(look().state()).isEqualTo(State.PLAIN);
    assertPagesReadThemAll(ROWS);
  }

  private static void aProcessEndsBeforeTheJob() throws Exception {
    ColumnProgress ends =
        (step, done, total) -> {
          if (step == Step.COMPARING) {
            throw new IllegalStateException("the process ends here");
          }
        };
    try (HushcellDataSource source = late.open();
        Connection connection = source.getConnection()) {
      assertThatThrownBy(
              () ->
                  Hushcell.columns(connection)
                      .encrypt(LateColumns.table(connection), RewritingOptions.usual(), ends))
          .isInstanceOf(SQLException.class);
    }
    assertThat(look().state()).isEqualTo(State.CHANGING);
    assertThat(look().openUntil()).isPresent();
    assertThat(work.encrypt(false)).isTrue();
    assertThat(ended()).contains("[HC-1360]");
    assertPagesReadThemAll(ROWS);
  }

  private static void takesItBack() throws Exception {
    work.abandon(look().open().orElseThrow());
    assertThat(look().state()).isEqualTo(State.PLAIN);
    assertThat(look().open()).isEmpty();
    assertThat(stored()).isEqualTo(PHONE);
    rows(pages, 1);
    assertPagesReadThemAll(ROWS + 1);
  }

  private static void encrypts() throws Exception {
    assertThat(work.encrypt(false)).isTrue();
    assertThat(work.encrypt(false)).isFalse(); // another administrator
    int written = 0;
    while (!job().isFinished()) {
      again(() -> rows(pages, 1));
      written++;
      int all = ROWS + 1 + written;
      again(() -> assertPagesReadThemAll(all));
      Thread.sleep(200);
    }
    assertThat(ended()).contains("rows are encrypted"); // the last row may have come behind it
    assertThat(job().state(Locale.UK).stages()).allMatch(stage -> stage.state().equals("done"));
    assertThat(look().state()).isEqualTo(State.ENCRYPTED);
    assertThat(look().open()).isEmpty();
    assertThat(stored()).isInstanceOf(byte[].class);
    assertThat(plain.queryForList("select said from past_call", byte[].class))
        .hasSize(ROWS + 1 + written)
        .allMatch(cell -> cell[0] == (byte) 0xF8);
    rows(pages, 1);
    assertPagesReadThemAll(ROWS + 2 + written);
    assertThat(directory.resolve("hushcell.yaml")).content().contains("past_call.said: {}");
  }

  private static void rows(JdbcTemplate database, int count) {
    database.batchUpdate(
        "insert into past_call (phone, said, occurred) values (?, ?, now())",
        IntStream.range(0, count).mapToObj(each -> new Object[] {PHONE, SAID}).toList());
  }

  /** What meets the exchange of the columns is told to begin again, as the pages do. */
  private static void again(Runnable statement) {
    try {
      statement.run();
    } catch (TransientDataAccessException e) {
      assertThat(e).hasMessageContaining("[HC-4020]");
      statement.run();
    }
  }

  private static void assertPagesReadThemAll(int count) {
    List<String> read =
        pages.queryForList("select c.said from past_call c where c.phone = ?", String.class, PHONE);
    assertThat(read).hasSize(count).containsOnly(SAID);
  }

  private static ColumnsView look() throws SQLException {
    boolean here = work.last().filter(job -> !job.isFinished()).isPresent();
    try (HushcellDataSource source = own.open();
        Connection connection = source.getConnection()) {
      return work.look(connection, here);
    }
  }

  private static Object stored() {
    return Objects.requireNonNull(
        plain.queryForObject("select phone from past_call limit 1", Object.class));
  }

  private static ColumnJob job() {
    return work.last().orElseThrow();
  }

  private static String ended() throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (!job().isFinished()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(50);
    }
    return job().state(Locale.UK).words();
  }
}
