package dev.hushcell.internal.keyring.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H2 writes to its file half a second after it answered a commit. An anchor that was noted between
 * would be ahead of a database whose process was killed, and no process could start any more.
 */
class KilledAnchorTests {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"sa", "app"}) // an administrator of the database, and a user
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void theAnchorIsNotAheadOfADatabaseThatWasKilled(String user) throws Exception {
    String url = "jdbc:h2:file:" + directory.resolve("db");
    DirectoryStore store = new DirectoryStore(directory, "first");
    try (Ledgers db = new Ledgers(url)) {
      db.anchor = Optional.of(directory.resolve("anchor"));
      db.createContact(db.open(store));
      db.run("CREATE USER APP PASSWORD ''", "GRANT ALL ON SCHEMA PUBLIC TO APP");
      db.run("SET WRITE_DELAY 1500"); // so that a slow machine does not write in time by chance
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                AnchoredProcess.class.getName(),
                url,
                directory.toString(),
                user)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(output.lines().anyMatch("DONE"::equals)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (Ledgers db = new Ledgers(url)) {
      db.anchor = Optional.of(directory.resolve("anchor"));
      Ledger later = db.open(store);
      assertThat(later.current().activated(Ledgers.CONTACT)).isPresent();
      assertThat(new Administration(later.access()).status().history()).hasSize(1);
    }
  }
}
