package dev.hushcell.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of what was tried has the totals of the records, and what was refused. {@code
 * -Dhushcell.docs.record=true} writes them again.
 */
class TriedPageTests {
  private static final Path PAGE = Path.of("../docs/tried-with.md");
  private static final int DATABASES = Databases.values().length;

  @ParameterizedTest
  @CsvSource({"spring-data, Spring Data", "jooq, jOOQ"})
  void hasWhatIsOnRecord(String application, String title) throws IOException {
    Map<String, List<String>> record = Outcomes.read(application);
    String page = Files.readString(PAGE);
    String totals = replaced(page, head(title + " | checks"), totals(record));
    String whole = replaced(totals, head(title + ", refused"), refused(record));
    if (Outcomes.isRecorded()) {
      Files.writeString(PAGE, whole);
    } else {
      assertThat(page).as("record it with -Dhushcell.docs.record=true").isEqualTo(whole);
    }
  }

  private static String head(String first) {
    return "| "
        + first
        + Stream.of(Databases.values())
            .map(each -> " | " + each.title())
            .collect(Collectors.joining("", "", " |\n| --- |"));
  }

  /** Replaces the rows below a head and the line that says how they are aligned. */
  private static String replaced(String page, String head, List<String> rows) {
    assertThat(page).contains(head);
    int begin = page.indexOf('\n', page.indexOf(head) + head.length()) + 1;
    return page.substring(0, begin)
        + String.join("\n", rows)
        + "\n"
        + page.substring(page.indexOf("\n\n", begin - 1) + 1);
  }

  private static List<String> totals(Map<String, List<String>> record) {
    Map<String, List<List<String>>> groups = new LinkedHashMap<>();
    record.forEach(
        (key, outcomes) ->
            groups
                .computeIfAbsent(key.substring(0, key.indexOf(" | ")), each -> new ArrayList<>())
                .add(outcomes));
    List<String> rows = new ArrayList<>();
    groups.forEach((group, outcomes) -> rows.add(total(group, outcomes)));
    rows.add(total("all", List.copyOf(record.values())));
    return rows;
  }

  private static String total(String name, List<List<String>> outcomes) {
    return row(
        name,
        Stream.concat(
            Stream.of(outcomes.size()),
            IntStream.range(0, DATABASES)
                .mapToObj(
                    each ->
                        outcomes.stream().filter(all -> all.get(each).equals("equal")).count())));
  }

  private static List<String> refused(Map<String, List<String>> record) {
    return record.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(outcome -> outcome.startsWith("HC-")))
        .map(
            each ->
                row(
                    each.getKey().replace(" | ", ": "),
                    each.getValue().stream()
                        .map(outcome -> outcome.equals("equal") ? "–" : "`" + code(outcome) + "`")))
        .toList();
  }

  private static String code(String outcome) {
    return outcome.startsWith("HC-") ? outcome.substring(0, outcome.indexOf(':')) : outcome;
  }

  private static String row(String name, Stream<?> cells) {
    return Stream.concat(Stream.of(name), cells)
        .map(String::valueOf)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
