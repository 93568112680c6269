package dev.hushcell.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {
  @Test
  void writesTheMedianAndItsQuartiles() {
    assertThat(Quartiles.of(List.of(40.0, 10.0, 20.0, 30.0, 50.0)).written())
        .isEqualTo("30 (20–40)");
    assertThat(Quartiles.of(List.of(30.0, 30.0)).written()).isEqualTo("30");
    assertThat(Quartiles.of(List.of(1.0, 2.0)).written()).isEqualTo("1.5 (1.3–1.8)");
  }

  @Test
  void saysWhoIsAheadOfHushcell() {
    Results results = new Results();
    add(results, Entry.PLAIN, Operation.PK, 1000);
    add(results, Entry.JCE, Operation.PK, 2000);
    add(results, Entry.HUSHCELL, Operation.PK, 4000);
    add(results, Entry.SHARDINGSPHERE, Operation.PK, 10_000);

    String text = new Report(results, "here").markdown();

    assertThat(text)
        .contains("Ahead of Hushcell: PK (25) sunjce (50).")
        .contains("| plain driver, µs | – | – | 1.0 |")
        .contains("| **Hushcell** | – | – | 25 |");
  }

  @Test
  void saysHowMuchOfTheModuleIsReached() {
    Results results = new Results();
    add(results, Entry.MODULE, Operation.PK, 3000);
    add(results, Entry.GUARDED, Operation.PK, 3600);
    add(results, Entry.HUSHCELL, Operation.PK, 4000);
    assertThat(new Report(results, "here").markdown())
        .contains("Hushcell reaches of the approved module by hand: PK 75 % (+1.00 µs).\n\n")
        .contains("Hushcell reaches of the same behind its CHECKs: PK 90 % (+0.40 µs).\n\n");
  }

  @Test
  void replacesWhatIsBetweenTheComments(@TempDir Path directory) throws IOException {
    Path page = directory.resolve("page.md");
    Files.writeString(page, "before\n<!-- begin x -->\nold\n<!-- end x -->\nafter\n");

    new Readme(page).write("x", "new\n\n");

    assertThat(page).hasContent("before\n<!-- begin x -->\nnew\n<!-- end x -->\nafter\n");
    assertThatThrownBy(() -> new Readme(page).write("y", "new"))
        .hasMessageEndingWith("page.md has no place for y");
  }

  private static void add(Results results, Entry entry, Operation operation, long nanoseconds) {
    Turn plain = new Turn(1, 1000, 0, 1000, 100);
    results.add(new Sample(entry, operation, new Turn(1, nanoseconds, 0, nanoseconds, 100), plain));
  }
}
