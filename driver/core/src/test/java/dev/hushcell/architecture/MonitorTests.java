package dev.hushcell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing that may wait for a database, a key store or a file is done while a monitor is held:
 * before JDK 24 a virtual thread that waits there keeps its carrier, and a few of them stop all
 * others. A {@code ReentrantLock} is taken instead.
 */
class MonitorTests {
  private static final Path SOURCES = Path.of("src/main/java/dev/hushcell");
  private static final Pattern MONITOR =
      Pattern.compile("^(?!\\s*(\\*|//)).*\\bsynchronized\\b", Pattern.MULTILINE);

  /** These touch nothing but memory while they hold one; the last starts the module, once. */
  private static final Set<String> ALLOWED =
      Set.of(
          "internal/assembly/KeptConnections.java",
          "internal/assembly/LeaseCache.java",
          "internal/dryrun/Assessment.java",
          "internal/jdbc/PhysicalConnection.java",
          "internal/keyring/ledger/CachedKey.java",
          "internal/keyring/ledger/TenantKeys.java",
          "internal/keyring/proof/Outage.java",
          "internal/plan/pipeline/PlanCache.java",
          "internal/schema/KnownTexts.java",
          "internal/schema/SchemaCache.java",
          "secret/SecretBytes.java",
          "internal/fips/ApprovedMode.java");

  @Test
  void monitorsAreHeldWhereNothingWaits() throws IOException {
    assertThat(withMonitors(SOURCES)).isEqualTo(new TreeSet<>(ALLOWED));
  }

  @Test
  void monitorsAreFound() {
    assertThat(MONITOR.matcher("  private synchronized void a() {}\n").find()).isTrue();
    assertThat(MONITOR.matcher("    synchronized (this) {\n").find()).isTrue();
    assertThat(MONITOR.matcher("   * is synchronized by its caller\n").find()).isFalse();
  }

  private static Set<String> withMonitors(Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> MONITOR.matcher(text(file)).find())
          .forEach(file -> found.add(folder.relativize(file).toString().replace('\\', '/')));
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
