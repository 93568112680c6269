package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the folder for SQL clients, and types what the page says of SQLLine. */
class SqlClientsTests {
  private static final Path PAGE = Path.of("..", "docs", "sql-clients.md");

  @TempDir Path folder;

  @Test
  void aClientReadsRowsWithNothingButTheFolder() throws Exception {
    assumeTrue(FirstTenMinutesTests.hasMaven(), "mvn is not on the path");
    Path clients = folder.resolve("hushcell/target/clients");
    ClientsFolder.make(clients, ClientsFolder.repository(folder), folder);
    assertThat(names(clients)).contains("hushcell-driver.jar", "hushcell-fips.jar", "h2.jar");
    ClientsFolder.addSqlLine(folder);
    Transcript transcript = new Transcript(folder, Map.of());
    transcript.type(PAGE, "A row in clear");
    FirstTenMinutesTests.assertNowhere(folder, "ada@example.com", "555-1906", "1906-12-09");
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }
}
