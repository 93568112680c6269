package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.Erasures;
import dev.hushcell.internal.config.mistake.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What {@code subject:} and {@code erased:} say, from a URL to a refusal. */
class ErasureTests {
  private static final String GOOD = "contact: { by: id, clear: email }";

  @TempDir Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void configure() throws IOException {
    sandbox = new Sandbox(directory, declared(GOOD));
  }

  private String declared(String tables) {
    return "columns: { contact.email: { search: equality }, contact.note: {} }\n"
        + "subject: { id: { "
        + tables
        + " } }\nerased: "
        + directory.resolve("erased")
        + "\n";
  }

  private static void fill(Connection connection) throws SQLException {
    Sandbox.run(
        connection,
        "create table contact (id int primary key, email varchar(40), note varchar(40) not null,"
            + " born date)",
        "insert into contact values (1, 'ada@example.com', 'a', null), (2, 'jo@example.com', 'b',"
            + " null)");
  }

  @Test
  void theFirstConnectionWarnsOnce() throws Exception {
    String database = sandbox.file("crm");
    try (Connection connection = sandbox.connectAnew(database)) {
      fill(connection);
      ErasureReport unused = Hushcell.erasures(connection).erase("id", "1");
    }
    assertThat(warnings(database)).isEmpty();
    try (Connection plain = Sandbox.plain(database)) {
      Sandbox.run(plain, "delete from hushcell_erasure");
    }
    assertThat(warnings(database))
        .singleElement()
        .asString()
        .contains("1 of the persons", "hushcell erase --replay");
  }

  /** Returns what is warned of by the connections of a new process. */
  private List<String> warnings(String database) throws SQLException {
    Logger logger = (Logger) LoggerFactory.getLogger(Warnings.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    logger.addAppender(heard);
    HushcellDriver process = new HushcellDriver();
    try (Connection first = process.connect(sandbox.url(database), Sandbox.user());
        Connection second = process.connect(sandbox.url(database), Sandbox.user())) {
      assertThat(first).isNotSameAs(second);
    } finally {
      logger.detachAppender(heard);
    }
    return heard.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(each -> each.contains("forgotten"))
        .toList();
  }

  @Test
  void aDatabaseWithOneConnectionIsErasedToo() throws Exception {
    try (Connection connection = sandbox.connect("h2:mem:")) {
      fill(connection);
      Erasures erasures = Hushcell.erasures(connection);
      assertThat(erasures.erase("id", "1").tables().get(0).rows()).isOne();
      assertThat(Sandbox.rows(connection, "select id, email from contact order by id"))
          .containsExactly("1|null", "2|jo@example.com");
      assertThat(erasures.status().open()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "contact: { by: id, clear: [ email, note ] }; HC-1502; NOTE is NOT NULL",
        "contact: { by: id, clear: place }; HC-1502; has no column place",
        "contact: { by: id, set: { born: x } }; HC-1502; BORN does not take the constant",
        "contact: { by: id, set: { note: 1234567890123456789012345678901234567890x } }; HC-1502;"
            + " NOTE does not take the constant",
        "contact: { by: id, clear: email, set: { EMAIL: x } }; HC-1502; a column twice",
        "contact: { by: id, set: { id: 7 } }; HC-1502; has its primary key under",
        "person: { by: id, delete: true }; HC-1502; person is not there",
        "contact: { by: born, delete: true }; HC-1501; the value is none",
        "contact: { by: note, delete: true }; HC-2; NOTE",
      })
  void whatIsNotInTheDatabaseAsDeclaredIsRefused(String tables, String code, String told)
      throws Exception {
    sandbox = new Sandbox(directory, declared(tables));
    try (Connection connection = sandbox.connectAnew(sandbox.file("crm"))) {
      fill(connection);
      Erasures erasures = Hushcell.erasures(connection);
      assertThatThrownBy(() -> erasures.foresee("id", "1"))
          .hasMessageStartingWith("[" + code)
          .hasMessageContaining(told);
      assertThatThrownBy(() -> erasures.erase("id", "1")).hasMessageStartingWith("[" + code);
      assertThat(Sandbox.rows(connection, "select count(*) from contact")).containsExactly("2");
      assertThat(directory.resolve("erased")).doesNotExist();
    }
  }

  @Test
  void whoIsNotDeclaredAndWhatHasNoCatalogueIsRefused() throws Exception {
    try (Connection connection = sandbox.connectAnew(sandbox.file("crm"))) {
      Sandbox.run(connection, "create schema other", "create table other.t (id int primary key)");
      Erasures erasures = Hushcell.erasures(connection);
      assertThatThrownBy(() -> erasures.erase("person", "1"))
          .hasMessageContaining("[HC-1500]")
          .hasMessageContaining("it has id");
    }
    sandbox = new Sandbox(directory, declared("other.t: { by: id, delete: true }"));
    try (Connection connection = sandbox.connectAnew(sandbox.file("crm"))) {
      assertThatThrownBy(() -> Hushcell.erasures(connection).erase("id", "1"))
          .hasMessageContaining("[HC-1507]");
    }
  }

  @Test
  void neitherLogsNorFailuresTellWhoItIs() throws Exception {
    sandbox =
        new Sandbox(
            directory,
            declared(
                "call: { by: who, delete: true }, contact: { by: email, set: { note: gone } }"));
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    root.addAppender(heard);
    Level level = root.getLevel();
    root.setLevel(Level.TRACE);
    try (Connection connection = sandbox.connectAnew(sandbox.file("crm"))) {
      fill(connection);
      Sandbox.run(
          connection,
          "create table call (id int primary key, who varchar(40))",
          "insert into call values (1, 'jo@example.com')",
          "create table kept (id int primary key, call_id int, foreign key (call_id) references"
              + " call (id))");
      Erasures erasures = Hushcell.erasures(connection);
      assertUntold(catchThrowable(() -> erasures.erase("id", "jo@example.com")), "HC-1503");
      Sandbox.run(connection, "drop table kept");
      assertUntold(catchThrowable(() -> erasures.erase("id", "jo@example.com\0")), "HC-1501");
      assertThat(erasures.erase("id", "jo@example.com").toString()).doesNotContain("jo@");
      Files.delete(directory.resolve("erased"));
      sandbox.connectAnew(sandbox.file("crm")).close(); // warns of the list
    } finally {
      root.setLevel(level);
      root.detachAppender(heard);
    }
    assertThat(heard.list)
        .isNotEmpty()
        .filteredOn(each -> each.getLoggerName().startsWith("dev.hushcell"))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(each -> each.contains("jo@"));
  }

  private static void assertUntold(Throwable thrown, String code) {
    assertThat(thrown).hasMessageContaining(code);
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      assertThat(String.valueOf(each.getMessage())).doesNotContain("jo@");
    }
  }

  @Test
  void anAdministratorGetsTheTableOfErasuresToo() throws Exception {
    try (Connection connection = sandbox.connectAnew(sandbox.file("crm"))) {
      assertThat(Hushcell.catalogueDefinition(connection, "PUBLIC"))
          .anyMatch(each -> each.startsWith("CREATE TABLE") && each.contains("hushcell_erasure"))
          .anyMatch(each -> each.startsWith("GRANT SELECT, INSERT ON \"PUBLIC\".hushcell_erasure"));
    }
    sandbox = new Sandbox(directory, "columns: { contact.email: {} }\n");
    try (Connection connection = sandbox.connectAnew(sandbox.file("other"))) {
      assertThat(Hushcell.catalogueDefinition(connection, "PUBLIC"))
          .isNotEmpty()
          .noneMatch(each -> each.contains("hushcell_erasure"));
    }
  }

  @Test
  void aDryRunErasesNobody() throws Exception {
    sandbox = new Sandbox(directory, declared(GOOD) + "dry-run: true\n");
    try (Connection connection = sandbox.connectAnew(sandbox.file("crm"))) {
      assertThatThrownBy(() -> Hushcell.erasures(connection)).hasMessageContaining("[HC-1051]");
    }
  }
}
