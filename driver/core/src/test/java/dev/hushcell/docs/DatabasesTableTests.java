package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A page says of each database what the contract recorded when it ran there: version, driver,
 * number of tests and what is off. {@code -Dhushcell.docs.record=true} writes it again.
 */
class DatabasesTableTests {
  private static final Path RAN =
      Path.of("../contract/src/test/resources/dev/hushcell/contract/ran.txt");
  private static final Path PAGE = Path.of("../docs/databases/README.md");
  private static final String HEAD =
      "| database | through | tests of the contract | off |\n| --- | --- | --- | --- |\n";

  /** The row behind those that are made. */
  private static final String BEHIND = "| MySQL 8.0";

  private static final Map<String, String> PAGES =
      Map.of(
          "h2", "h2",
          "mariadb", "mariadb-mysql",
          "mysql-driver", "mariadb-mysql",
          "mysql", "mariadb-mysql",
          "postgresql", "postgresql",
          "sqlite", "sqlite");

  @Test
  void thePageSaysWhatTheContractRanOn() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(HEAD) + HEAD.length();
    int end = page.indexOf(BEHIND);
    assertThat(page).contains(HEAD, "\n" + BEHIND);
    StringBuilder rows = new StringBuilder();
    List<String> lines = Files.readAllLines(RAN);
    lines.stream().filter(line -> !line.startsWith("#")).forEach(line -> rows.append(row(line)));
    if (Boolean.getBoolean("hushcell.docs.record")) {
      Files.writeString(PAGE, page.substring(0, begin) + rows + page.substring(end));
    } else {
      assertThat(page.substring(begin, end))
          .as("record it with -Dhushcell.docs.record=true")
          .isEqualTo(rows.toString());
    }
  }

  private static String row(String line) {
    String[] ran = line.split(" \\| ", -1);
    return "| ["
        + ran[1]
        + "]("
        + PAGES.get(ran[0])
        + ".md) | "
        + ran[2]
        + " | "
        + tests(Long.parseLong(ran[3]))
        + " | "
        + (ran[4].isEmpty() ? "–" : ran[4])
        + " |\n";
  }

  /** Where nobody counted yet, no number is made up. */
  private static String tests(long count) {
    return count == 0 ? "in every build" : String.format(Locale.ROOT, "more than %,d", count);
  }
}
