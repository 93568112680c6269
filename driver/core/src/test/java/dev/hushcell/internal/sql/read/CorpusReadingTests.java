package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.reading.Unread;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement of the corpus is read to its end, but for a few that are named. */
class CorpusReadingTests {
  private static final String CORPUS = "/dev/hushcell/corpus/";

  @Test
  void readsTheCorpus() throws IOException {
    Unread unread = new Unread();
    Front plain = Front.of("h2");
    Front brackets = Front.of("h2", Set.of(SessionFlag.BRACKETED_NAMES));
    for (String file : List.of("application", "letters", "mysql-mode", "odd", "people", "traps")) {
      examine(Script.read(CORPUS + file + ".txt"), plain, unread);
    }
    examine(Script.read(CORPUS + "sqlserver-mode.txt"), brackets, unread);
    Stream.concat(Sample.RUN.stream(), Sample.PLANNED.stream())
        .forEach(file -> examine(Sample.cases(file), plain, unread));
    lines(CORPUS + "supported.txt")
        .filter(line -> !line.startsWith("==") && !line.startsWith(" "))
        .forEach(line -> unread.examine("h2", plain, line.replace("$", "")));
    assertThat(unread.read()).isGreaterThan(2100);
    unread.assertIs("/dev/hushcell/internal/sql/read/unread.txt");
  }

  private static void examine(List<Step> steps, Front front, Unread unread) {
    steps.stream()
        .filter(step -> !step.isCommand())
        .forEach(step -> unread.examine("h2", front, step.text()));
  }

  private static Stream<String> lines(String file) throws IOException {
    try (InputStream in = CorpusReadingTests.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank());
    }
  }
}
