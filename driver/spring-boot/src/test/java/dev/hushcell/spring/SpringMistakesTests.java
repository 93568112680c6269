package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Mistakes in the settings of Spring Boot end in the message that the page of mistakes has. */
class SpringMistakesTests {
  private static final String HEADING = "## Spring Boot\n";

  @TempDir Path directory;

  /**
   * A mistake.
   *
   * @param settings stand behind those that are right
   * @param processed whether the processor wrote an index of the entities
   */
  private record Mistake(String name, List<String> settings, boolean processed) {
    static Mistake of(String name, String... settings) {
      return new Mistake(name, List.of(settings), true);
    }

    Mistake unprocessed() {
      return new Mistake(name, settings, false);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        Mistake.of("the URL lacks the prefix", "spring.datasource.url=PLAIN"),
        Mistake.of(
            "Flyway has the plain URL", "spring.flyway.enabled=true", "spring.flyway.url=PLAIN"),
        Mistake.of("the database is misspelt", "spring.datasource.url=jdbc:hushcell:postgres:crm"),
        Mistake.of(
            "a URL of Testcontainers",
            "spring.datasource.url=jdbc:hushcell:tc:postgresql:17:///crm"),
        Mistake.of("a property is misspelt", "hushcell.keystor.type=bcfks"),
        Mistake.of("a property of the key store is misspelt", "hushcell.keystore.pasword=x"),
        Mistake.of("the type of the key store is missing", "hushcell.keystore.type="),
        Mistake.of("the annotation processor did not run").unprocessed(),
        Mistake.of("columns by name", "hushcell.columns.contact.email.search=equality"),
        Mistake.of("what weakens stands in the environment", "hushcell.unwrap=allow"),
        Mistake.of("a secret as in `hushcell.yaml`", "hushcell.keystore.password=${env:CRM_KEYS}"),
        Mistake.of("a short password of the key store", "hushcell.keystore.password=hunter2"),
        Mistake.of("the password of the database is wrong", "spring.datasource.password=wrong"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void endsInItsMessage(Mistake mistake) throws Exception {
    DriverManager.getConnection(new Started(directory).plainUrl(), "", "").close();
    String said =
        mistake.processed()
            ? said(directory, mistake.settings())
            : WithoutIndex.call(SpringMistakesTests.class, "said", directory, mistake.settings());
    int from = 0;
    for (String words : page().get(mistake.name())) {
      int found = said.indexOf(words, from);
      assertThat(found).as("«%s» in «%s»", words, said).isNotNegative();
      from = found + words.length();
    }
  }

  @Test
  void anotherClassOfADriverIsNoMistake() {
    Started started = new Started(directory);
    for (String name : List.of("org.h2.Driver", "dev.hushcell.Driver")) {
      try (ConfigurableApplicationContext context =
          started.run(
              "spring.datasource.url=" + started.url(),
              "spring.datasource.driver-class-name=" + name)) {
        assertThat(context.isRunning()).isTrue();
      }
    }
  }

  @Test
  void thePageHasNoOthers() {
    assertThat(page().keySet()).containsExactlyElementsOf(mistakes().map(Mistake::name).toList());
  }

  static String said(Path directory, List<String> settings) {
    Started started = new Started(directory);
    String[] all =
        Stream.concat(
                Stream.of("spring.datasource.url=" + started.url()),
                settings.stream().map(each -> each.replace("PLAIN", started.plainUrl())))
            .toArray(String[]::new);
    Throwable thrown = catchThrowable(() -> started.run(all).close());
    assertThat(thrown).isNotNull();
    Optional<FailureAnalysis> analysis =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, (type, name, failure) -> {})
            .stream()
            .filter(each -> each.getClass().getName().startsWith("dev.hushcell."))
            .map(each -> each.analyze(thrown))
            .filter(Objects::nonNull)
            .findFirst();
    return analysis.map(each -> each.getDescription() + " " + each.getAction()).orElseThrow();
  }

  private static Map<String, List<String>> page() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    String text = read(Path.of("..", "docs", "mistakes.md"));
    Pattern.compile("(?m)^\\| (?!mistake|---)(.+?) \\| `(.+)` \\|$")
        .matcher(text.substring(text.indexOf(HEADING)))
        .results()
        .forEach(
            row ->
                rows.put(
                    row.group(1),
                    Arrays.stream(row.group(2).split("…")).map(String::strip).toList()));
    return rows;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
