package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.testing.CorrettoModule;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database through the FIPS module alone, and with another module for cells. */
class CellModuleTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality }
        contact.name: { search: equality, compare: ignore-case }
        contact.note: {}
      """;

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, COLUMNS);
    database = sandbox.file("crm");
  }

  private static String cells(String rest) {
    return "fips: { cells: { jar: '%s', sha256: %s, %s } }%n"
        .formatted(CorrettoModule.jar(), CorrettoModule.SHA256, rest);
  }

  @Test
  void cellsOfOneAreThoseOfTheOther() throws Exception {
    try (Connection alone = sandbox.connectAnew(database)) {
      run(
          alone,
          "create table contact(id int, email varchar(100), name varchar(100), note varchar(20000))",
          "insert into contact values(1, 'ada@example.com', 'Ada', '" + "x".repeat(10_000) + "')");
      sandbox.declare(COLUMNS + cells("accept: not-approved"));
      try (Connection other = sandbox.connectAnew(database)) {
        run(other, "insert into contact values(2, 'grace@example.com', 'Grace', 'short')");
        run(other, "insert into contact values(3, 'ada@example.com', 'ADA', null)");
        for (Connection each : new Connection[] {alone, other}) {
          assertThat(
                  rows(each, "select id from contact where email = 'ada@example.com' order by id"))
              .containsExactly("1", "3");
          assertThat(
                  rows(each, "select id, name from contact where lower(name) = 'ada' order by id"))
              .containsExactly("1|Ada", "3|ADA");
          assertThat(rows(each, "select note from contact where id < 3 order by id"))
              .containsExactly("x".repeat(10_000), "short");
        }
        assertThat(Hushcell.status(other).module().cells())
            .contains(
                new CellModuleStatus(
                    "ACCP",
                    "2.5.0",
                    false,
                    CorrettoModule.SHA256,
                    "none; accept: not-approved takes it without one"));
        assertThat(Hushcell.status(alone).module().cells()).isEmpty();
      }
    }
  }

  @Test
  void strictTakesNoneWithoutACertificate() throws Exception {
    String columns = "columns: { contact.note: {} }\n";
    sandbox.declare(
        columns + cells("accept: not-approved").replace("fips: {", "fips: { level: strict,"));
    assertThatThrownBy(() -> sandbox.connectAnew(database).close())
        .hasMessageContaining("[HC-1036]")
        .hasMessageContaining("a module that nobody validated");
  }

  @Test
  void aCertificateIsNotTakenForABuildThatIsNotInApprovedMode() throws Exception {
    sandbox.declare(COLUMNS + cells("certificate: CMVP 4816"));
    assertThatThrownBy(() -> sandbox.connectAnew(database).close())
        .hasMessageContaining("[HC-1102]");
  }

  @Test
  void eitherACertificateOrAcceptIsStated() throws Exception {
    for (String rest :
        new String[] {"", "accept: certified", "certificate: C 1, accept: not-approved"}) {
      sandbox.declare(COLUMNS + cells(rest));
      assertThatThrownBy(() -> sandbox.connectAnew(database).close())
          .as(rest)
          .hasMessageContaining("[HC-1006] fips.cells.certificate must name the validation");
    }
  }
}
