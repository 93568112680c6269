package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.internal.audit.AuditFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code audit:} takes down, from a URL to a line. */
class AuditTests {
  @TempDir Path directory;
  private Path audit;
  private Sandbox sandbox;

  @BeforeEach
  void configure() throws Exception {
    audit = directory.resolve("audit");
    sandbox =
        new Sandbox(
            directory,
            """
            columns:
              contact.email: { search: equality }
              contact.note: {}
            access: { web: { contact.note: { write-only: true } }, batch: }
            audit: { file: %s }
            """
                .formatted(audit));
  }

  private Connection connect(ClockedDriver driver, String profile) throws SQLException {
    return driver.connect(
        sandbox.url(sandbox.file("crm")) + ";user=sa;password=;hushcell.profile=" + profile);
  }

  private static void read(Connection connection, String sql, int columns) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getString(i);
        }
      }
    }
  }

  @Test
  void eachSessionSaysWhoseItIsAndWhatItUsed() throws Exception {
    ClockedDriver driver = new ClockedDriver();
    try (Connection web = connect(driver, "web")) {
      Sandbox.run(
          web,
          "create table contact (id int, email varchar(40), note varchar(40), city varchar(40))",
          "insert into contact values (1, 'ada@example.com', 'secret of ada', 'x'),"
              + " (2, 'jo@example.com', null, 'y')");
      read(web, "select id, city from contact", 2);
      read(web, "select id, email from contact where email = 'jo@example.com'", 2);
    }
    try (Connection batch = connect(driver, "batch")) {
      read(batch, "select email, note from contact", 2);
      AuditReport report = Hushcell.verifyAudit(batch, List.of(audit), AuditTerms.NONE);
      assertThat(report.findings()).isEmpty();
      assertThat(report.checked()).isEqualTo(report.lines());
      assertThat(report.counted()).isTrue();
      assertThat(report.unended()).isEqualTo(1);
    }
    List<String> lines = Files.readAllLines(audit);
    assertThat(lines.stream().map(AuditTests::told))
        .containsExactly(
            "starts web",
            "begins web EMAIL 0 0",
            "begins web NOTE 0 0",
            "cells web EMAIL 0 2",
            "cells web NOTE 0 1",
            "cells web EMAIL 1 1",
            "ends web",
            "begins batch EMAIL 0 0",
            "begins batch NOTE 0 0",
            "cells batch EMAIL 2 0",
            "cells batch NOTE 1 0",
            "ends batch");
    assertThat(lines).allMatch(line -> line.contains("\"user\":\"SA\""));
    assertThat(String.join("", lines)).doesNotContain("example.com", "secret of");
  }

  private static String told(String line) {
    String event = line.replaceAll(".*\"event\":\"(\\w+)\".*\"profile\":\"(\\w+)\".*", "$1 $2");
    String use =
        line.replaceAll(
            ".*\"column\":\"(\\w+)\",\"opened\":(\\d+),\"sealed\":(\\d+).*", " $1 $2 $3");
    return use.equals(line) ? event : event + use;
  }

  @Test
  void withoutRoomForTheAuditNoCellIsOpened() throws Exception {
    ClockedDriver driver = new ClockedDriver();
    try (Connection batch = connect(driver, "batch")) {
      Sandbox.run(
          batch,
          "create table contact (id int, email varchar(40), note varchar(40))",
          "insert into contact values (1, 'ada@example.com', 'x')");
      Files.move(audit, directory.resolve("audit.1"));
      Files.createDirectory(audit);
      Refusal.of(AuditFault.NOT_WRITABLE, () -> read(batch, "select email from contact", 1));
      Refusal.of(AuditFault.NOT_WRITABLE, () -> read(batch, "select email from contact", 1));
      Files.delete(audit);
      read(batch, "select email from contact", 1);
    }
    Path moved = directory.resolve("audit.1");
    try (Connection batch = connect(driver, "batch")) {
      assertThat(Hushcell.verifyAudit(batch, List.of(moved, audit), AuditTerms.NONE).found())
          .isZero();
      Refusal.of(
          AuditFault.NOT_READABLE,
          () -> Hushcell.verifyAudit(batch, List.of(directory), AuditTerms.NONE));
    }
  }

  @Test
  void withoutAnAuditThatCanBeWrittenThereIsNoConnection() throws Exception {
    Files.createDirectory(audit);
    Refusal.of(AuditFault.NOT_WRITABLE, () -> connect(new ClockedDriver(), "batch").close());
  }
}
