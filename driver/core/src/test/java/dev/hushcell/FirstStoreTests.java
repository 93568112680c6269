package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keystores.KeyStoreFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code create: true} stays in the configuration, and the key store is missing one day. */
class FirstStoreTests {
  private static final String CREATE =
      "CREATE TABLE contact (id INT PRIMARY KEY, email VARCHAR(40))";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sealed() throws Exception {
    sandbox = new Sandbox(directory, "columns:\n  contact.email: { search: equality }\n");
    Files.deleteIfExists(sandbox.keys);
    database = sandbox.file("crm");
    try (Connection ours = sandbox.connectAnew(database)) {
      assertThat(sandbox.keys).exists();
      Sandbox.run(ours, CREATE, "INSERT INTO contact VALUES (1, 'ada@example.com')");
    }
  }

  @Test
  void makesNoneBesideACatalogue() throws Exception {
    Path kept = Files.move(sandbox.keys, directory.resolve("kept"));
    assertNotMade();
    assertThat(sandbox.keys).doesNotExist();
    try (Connection plain = Sandbox.plain(database)) {
      Sandbox.run(
          plain, "DROP TABLE hushcell_key, hushcell_column, hushcell_event, hushcell_manifest");
    }
    assertNotMade();
    try (Connection other = sandbox.connectAnew(sandbox.file("empty"))) {
      Sandbox.run(other, CREATE);
    }
    assertThat(sandbox.keys).exists();
    assertThat(kept).exists();
  }

  @Test
  void makesNoKeyOfAnotherNameInTheFile() throws Exception {
    byte[] before = Files.readAllBytes(sandbox.keys);
    sandbox.configure(
        Files.readString(sandbox.configuration).replace("key: master", "key: mastre"));
    assertNotMade();
    assertThat(Files.readAllBytes(sandbox.keys)).isEqualTo(before);
  }

  @Test
  void saysForWhomANewOneIs() throws Exception {
    Files.delete(sandbox.keys);
    sandbox.configure(
        Files.readString(sandbox.configuration).replace("create: true", "create: false"));
    SQLException refusal =
        Refusal.of(KeyStoreFault.MISSING_FILE, () -> sandbox.connectAnew(database));
    assertThat(refusal.getMessage())
        .contains("restore the file")
        .contains("Only for a database in which nothing is sealed yet");
  }

  private void assertNotMade() throws Exception {
    SQLException refusal = Refusal.of(KeyStoreFault.NOT_MADE, () -> sandbox.connectAnew(database));
    assertThat(refusal.getMessage()).contains("restore the file").doesNotContain("set keystore");
  }
}
