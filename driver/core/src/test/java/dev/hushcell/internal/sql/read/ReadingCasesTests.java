package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Each text of the cases is read as they say, by each database that they name. */
class ReadingCasesTests {
  @TestFactory
  Stream<DynamicTest> readsWhatCasesSay() {
    return ReadingCases.all().stream()
        .flatMap(
            each ->
                each.databases().stream()
                    .map(
                        database ->
                            DynamicTest.dynamicTest(
                                database + ": " + each.text(),
                                () ->
                                    assertThat(ReadingCases.read(database, each.text()))
                                        .isEqualTo(each.expected()))));
  }

  @Test
  void everyClauseHasCases() {
    assertThat(ReadingCases.all()).hasSizeGreaterThan(200);
  }

  /** Writes the file with what the first database of each case reads; whoever does so reads it. */
  @Test
  @EnabledIfSystemProperty(named = "hushcell.reading.record", matches = "true")
  void record() throws IOException {
    List<String> out = new ArrayList<>();
    List<String> databases = ReadingCases.DATABASES;
    for (String line : ReadingCases.lines(ReadingCases.FILE)) {
      if (line.startsWith("  ")) {
        continue;
      }
      out.add(line);
      if (line.startsWith("== ")) {
        databases = List.of(line.substring(3).split(" "));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        out.add("  " + ReadingCases.read(databases.get(0), line));
      }
    }
    Files.write(Path.of("src/test/resources" + ReadingCases.FILE), out);
  }
}
