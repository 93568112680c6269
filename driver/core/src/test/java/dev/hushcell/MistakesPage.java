package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of mistakes: each has a part that is to blame, and a message. */
final class MistakesPage {
  private static final Pattern ROW = Pattern.compile("^\\| (?!mistake|---)(.+?) \\| `([^`]+)`");

  private final Map<String, Told> told = new LinkedHashMap<>();

  /** A part that can be to blame, by the heading of its section. */
  enum Part {
    URL(
        "The URL",
        "URL|jdbc:|setting|HushcellDataSource|hushcell\\.",
        "key store|FIPS|catalogue|class path"),
    JARS("The jars", "bc-fips|FIPS module|JDBC driver|the jar", "password|catalogue|database is"),
    FILE("The configuration file", "hushcell.yaml|configuration|profile", "FIPS|database|jar"),
    STORE("The key store", "key store|keystore", "FIPS|URL|class path"),
    NAMES("Names and types", "(?i)contact|column", "key store|FIPS|URL"),
    DATABASE(
        "The database and its users", "user|database|schema|pool|hushcell_", "FIPS|URL|class path"),
    STATEMENT("First statements", "CONTACT\\.EMAIL|column emial", "key store|FIPS|URL|catalogue");

    private final String heading;
    private final Pattern names;
    private final Pattern blames;

    Part(String heading, String names, String blames) {
      this.heading = heading;
      this.names = Pattern.compile(names);
      this.blames = Pattern.compile(blames);
    }
  }

  /**
   * What a row says.
   *
   * @param words the parts of the message that stand in it
   */
  private record Told(Part part, List<String> words) {}

  private MistakesPage(String text) {
    for (Part part : Part.values()) {
      section(text, part.heading)
          .lines()
          .map(ROW::matcher)
          .filter(Matcher::find)
          .forEach(row -> add(row.group(1), new Told(part, List.of(row.group(2).split("…")))));
    }
  }

  static MistakesPage read() {
    try {
      return new MistakesPage(
          Files.readString(Path.of("..", "docs", "mistakes.md"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name, Told what) {
    assertThat(told.put(name, what)).as(name + " stands twice").isNull();
  }

  private static String section(String text, String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isPositive();
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  Map<String, ?> rows() {
    return told;
  }

  /** Asserts what the page says of a mistake, if it does, and that its own part is to blame. */
  void check(String mistake, String message) {
    Told row = told.get(mistake);
    if (row == null) {
      return;
    }
    int from = 0;
    for (String words : row.words()) {
      int found = message.indexOf(words.strip(), from);
      assertThat(found).as("«%s» in «%s»", words.strip(), message).isNotNegative();
      from = found + words.strip().length();
    }
    assertThat(message).containsPattern(row.part().names);
    assertThat(diagnosis(message)).doesNotContainPattern(row.part().blames);
  }

  /** Behind it stands what can be done, which may speak of other parts. */
  private static String diagnosis(String message) {
    int end = message.indexOf(';');
    return (end < 0 ? message : message.substring(0, end)).replaceAll("/\\S*|file:\\S*", "");
  }
}
