package dev.hushcell.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the checks of one application end on one database: as on the plain one, or with the code of a
 * refusal and its remedy. A file says which; {@code -Dhushcell.docs.record=true} writes it again.
 * No record allows another result, or an exception without a code.
 */
final class Outcomes {
  private static final String EQUAL = "equal";
  private static final String NOT_RUN = "-";

  /** The code of a refusal and, behind what is wrong, what to do. */
  private static final Pattern CODE =
      Pattern.compile("\\[(HC-\\d{4})][^;\n]*;?([^\n]*?)(?: \\(position \\d+\\)|] \\[|\n|$)");

  private final String application;
  private final Databases database;
  private final Map<String, String> found = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final StringBuilder told = new StringBuilder();
  private final StringBuilder seen = new StringBuilder();

  Outcomes(String application, Databases database) {
    this.application = application;
    this.database = database;
  }

  static boolean isRecorded() {
    return Boolean.getBoolean("hushcell.docs.record");
  }

  /** Does the same on both sides and remembers how it ended. */
  void add(String key, Callable<String> plain, Callable<String> ours) {
    String expected;
    try {
      expected = plain.call();
      seen.append(key).append(": ").append(expected).append("\n\n");
    } catch (Exception e) {
      wrong.add(key + " fails without Hushcell: " + text(e));
      return;
    }
    try {
      String result = ours.call();
      if (!result.equals(expected)) {
        wrong.add(key + " expected: " + expected + "\nbut was: " + result);
      }
      found.put(key, EQUAL);
    } catch (Exception e) {
      refused(key, text(e));
    }
  }

  private void refused(String key, String text) {
    Matcher code = CODE.matcher(text);
    if (code.find()) {
      found.put(key, code.group(1) + ":" + code.group(2));
      told.append(key).append("\n").append(text).append("\n\n");
    } else {
      wrong.add(key + " failed without a code: " + text);
    }
  }

  /** Returns the messages of an exception and its causes. */
  private static String text(Throwable thrown) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .map(Throwable::toString)
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** Holds what was found against the record, or writes it. */
  void require() throws IOException {
    Files.createDirectories(Path.of("target/refused"));
    Files.writeString(
        Path.of("target/refused", application + "-" + database.word() + ".txt"), told);
    Files.writeString(
        Path.of("target/refused", application + "-" + database.word() + "-seen.txt"), seen);
    assertThat(String.join("\n\n", wrong)).isEmpty();
    if (isRecorded()) {
      record();
    }
    Map<String, String> expected = new LinkedHashMap<>();
    read(application).forEach((key, all) -> expected.put(key, all.get(place())));
    assertThat(found)
        .as("record it with -Dhushcell.docs.record=true")
        .containsExactlyEntriesOf(expected);
  }

  private void record() throws IOException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    Map<String, List<String>> before = read(application);
    found.forEach(
        (key, outcome) -> {
          List<String> outcomes = new ArrayList<>(before.getOrDefault(key, none()));
          outcomes.set(place(), outcome);
          all.put(key, outcomes);
        });
    StringBuilder text =
        new StringBuilder("# group | check | ")
            .append(
                String.join(" | ", Arrays.stream(Databases.values()).map(Databases::word).toList()))
            .append("\n");
    all.forEach(
        (key, outcomes) ->
            text.append(key).append(" | ").append(String.join(" | ", outcomes)).append("\n"));
    Files.writeString(file(application), text);
  }

  private int place() {
    return List.of(Databases.values()).indexOf(database);
  }

  private static List<String> none() {
    return Arrays.stream(Databases.values()).map(each -> NOT_RUN).toList();
  }

  private static Path file(String application) {
    return Path.of("src/test/resources/dev/hushcell/applications", application + ".txt");
  }

  /** Returns the record: the outcome of each check on each database. */
  static Map<String, List<String>> read(String application) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    try {
      if (Files.exists(file(application))) {
        for (String line : Files.readAllLines(file(application))) {
          String[] parts = line.split(" \\| ", -1);
          if (!line.startsWith("#")) {
            all.put(
                parts[0] + " | " + parts[1], List.of(Arrays.copyOfRange(parts, 2, parts.length)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
