package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.keystores.KeyStoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A setup that is wrong is told with a code before anything is written: no file, no database. */
class BadSetupTests {
  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;
  private List<String> filesBefore;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = Sandbox.withBcfks(directory, "columns: { contact.email: {} }\n");
    database = sandbox.file("crm");
    filesBefore = sandbox.files();
  }

  @Test
  void wrongKeyStorePassword() throws Exception {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, "create table contact(email varchar(20))");
    }
    byte[] keys = Files.readAllBytes(sandbox.keys);
    sandbox.password("wrong horse battery staple");
    String other = sandbox.file("other");
    SQLException refusal =
        Refusal.of(KeyStoreFault.WRONG_PASSWORD, () -> sandbox.connectAnew(other));
    assertThat(refusal.getMessage()).doesNotContain("horse");
    assertThat(Files.readAllBytes(sandbox.keys)).isEqualTo(keys);
    assertThat(sandbox.files()).noneMatch(name -> name.startsWith("other"));
  }

  @Test
  void missingKeyStore() throws IOException {
    Files.delete(sandbox.keys);
    filesBefore = sandbox.files();
    sandbox.configure(
        Files.readString(sandbox.configuration).replace("create: true", "create: false"));
    assertRefused(KeyStoreFault.MISSING_FILE);
  }

  @Test
  void missingPassword() throws IOException {
    Files.delete(directory.resolve("password"));
    filesBefore = sandbox.files();
    assertRefused(ConfigFault.UNRESOLVED);
  }

  @Test
  void missingConfiguration() throws IOException {
    Files.delete(sandbox.configuration);
    filesBefore = sandbox.files();
    assertRefused(ConfigFault.NO_CONFIGURATION);
  }

  @Test
  void emptyConfiguration() throws IOException {
    sandbox.configure("");
    assertRefused(ConfigFault.EMPTY);
  }

  @Test
  void configurationWithoutColumns() throws IOException {
    sandbox.declare("");
    assertRefused(ConfigFault.NO_COLUMNS);
  }

  @Test
  void unknownKey() throws IOException {
    sandbox.declare("columns: { contact.email: { searchable: true } }\n");
    assertRefused(ConfigFault.UNKNOWN_KEY);
  }

  @Test
  void unknownSettingInTheUrl() throws IOException {
    database = database + ";hushcell.strict=true";
    assertRefused(ConfigFault.UNKNOWN_SETTING);
  }

  @Test
  void unknownSettingInTheProperties() throws IOException {
    Properties properties = Sandbox.user();
    properties.setProperty("hushcell.strict", "true");
    Refusal.of(
        ConfigFault.UNKNOWN_SETTING,
        () -> new HushcellDriver().connect(sandbox.url(database), properties));
    assertThat(sandbox.files()).isEqualTo(filesBefore);
  }

  @Test
  void noInnerDriver() throws IOException {
    database = "nosuch:crm;password=hunter2";
    SQLException refusal =
        Refusal.of(ConfigFault.NO_INNER_DRIVER, () -> sandbox.connectAnew(database));
    assertThat(refusal.getMessage())
        .contains("jdbc:nosuch:", "tried: ", "org.h2.Driver")
        .doesNotContain("hunter2");
  }

  @Test
  void prefixTwice() throws IOException {
    database = "hushcell:" + database;
    assertRefused(ConfigFault.NESTED_PREFIX);
  }

  @Test
  void wrongDatabasePasswordIsToldByTheRealDriver() throws SQLException {
    try (Connection raw = Sandbox.plain(database)) {
      assertThat(raw.isValid(1)).isTrue();
    }
    Properties properties = Sandbox.user();
    properties.setProperty("password", "wrong");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    SQLException.class,
                    () -> new HushcellDriver().connect(sandbox.url(database), properties))
                .getSQLState())
        .isEqualTo("28000");
  }

  @Test
  void nothingIsWrittenByConnectingOrByReadingUntouchedTables() throws SQLException, IOException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, "create table other(a int)", "insert into other values(1)");
      assertThat(rows(ours, "select a from other")).containsExactly("1");
      assertThat(rows(ours, "show tables")).containsExactly("OTHER|PUBLIC");
    }
  }

  private void assertRefused(FaultCode code) throws IOException {
    Refusal.of(code, () -> sandbox.connectAnew(database));
    assertThat(sandbox.files()).isEqualTo(filesBefore);
  }
}
