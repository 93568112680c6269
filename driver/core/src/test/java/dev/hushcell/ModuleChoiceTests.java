package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database through both versions of the module, in one process. */
class ModuleChoiceTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality }
        contact.note: {}
      """;

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = Sandbox.withBcfks(directory, COLUMNS);
    String text = Files.readString(sandbox.configuration);
    sandbox.configure(text.replace(TestModule.section(), ""));
    database = sandbox.file("crm");
  }

  @Test
  void cellsKeysAndKeyStoreOfOneVersionAreThoseOfTheOther() throws Exception {
    try (Connection certified = sandbox.connectAnew(database)) {
      run(
          certified,
          "create table contact(id int, email varchar(100), note varchar(20000))",
          "insert into contact values(1, 'ada@example.com', '" + "x".repeat(10_000) + "')");
      sandbox.declare(COLUMNS + "fips: { module: patched }\n");
      try (Connection patched = sandbox.connectAnew(database)) {
        run(patched, "insert into contact values(2, 'grace@example.com', 'short')");
        for (Connection each : new Connection[] {certified, patched}) {
          assertThat(rows(each, "select id, email from contact order by id"))
              .containsExactly("1|ada@example.com", "2|grace@example.com");
          assertThat(found(each, "ada@example.com")).isEqualTo(1);
          assertThat(found(each, "grace@example.com")).isEqualTo(2);
        }
        assertThat(rows(patched, "select note from contact where id = 1"))
            .containsExactly("x".repeat(10_000));
        assertThat(rows(certified, "select note from contact where id = 2"))
            .containsExactly("short");
      }
    }
  }

  @Test
  void keysThatThePatchedVersionMadeAreReadByTheCertifiedOne() throws Exception {
    sandbox.declare(COLUMNS + "fips: { module: patched }\n");
    try (Connection patched = sandbox.connectAnew(database)) {
      run(
          patched,
          "create table contact(id int, email varchar(100), note varchar(100))",
          "insert into contact values(1, 'ada@example.com', 'engine')");
    }
    sandbox.declare(COLUMNS);
    try (Connection certified = sandbox.connectAnew(database)) {
      assertThat(rows(certified, "select email, note from contact"))
          .containsExactly("ada@example.com|engine");
      assertThat(found(certified, "ada@example.com")).isEqualTo(1);
    }
  }

  @Test
  void statusTellsWhichVersionAConnectionUsesAndWhatThatMeans() throws Exception {
    sandbox.declare(COLUMNS + "fips: { level: approved, module: patched }\n");
    try (Connection patched = sandbox.connectAnew(database)) {
      ModuleStatus module = Hushcell.status(patched).module();
      assertThat(module.choice()).isEqualTo("patched");
      assertThat(module.version()).isEqualTo("2.1.3");
      assertThat(module.certificate()).contains("4943").contains("2.1.1");
      assertThat(module.meaning()).contains("not this one");
      assertThat(module.approvedOnly()).isTrue();
    }
    sandbox.declare(COLUMNS);
    try (Connection certified = sandbox.connectAnew(database)) {
      ModuleStatus module = Hushcell.status(certified).module();
      assertThat(module).isEqualTo(Hushcell.status());
      assertThat(module.choice()).isEqualTo("certified");
      assertThat(module.version()).isEqualTo("2.1.1");
      assertThat(module.meaning()).contains("names this very version");
    }
  }

  private static int found(Connection connection, String email) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select id from contact where email = ?")) {
      select.setString(1, email);
      try (var rows = select.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }
}
