package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the pages that show whole applications, and looks into the databases. */
class FirstTenMinutesTests {
  private static final Path PAGE = Path.of("..", "docs", "first-ten-minutes.md");

  /** What the page has installed. */
  private static final List<String> MODULES =
      List.of(
          "driver/surface",
          "driver/core",
          "driver/processor",
          "driver/hibernate",
          "driver/micrometer",
          "driver/spring-boot");

  @TempDir Path folder;
  private Transcript transcript;

  @BeforeEach
  void install() throws IOException {
    assumeTrue(hasMaven(), "mvn is not on the path");
    LocalRepository repository =
        LocalRepository.of(Files.createDirectory(folder.resolve("repository")), MODULES);
    transcript = new Transcript(folder, Map.of("MAVEN_ARGS", repository.arguments()));
  }

  static boolean hasMaven() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "mvn")));
  }

  @Test
  void aPlainJdbcApplication() throws Exception {
    transcript.type(PAGE, "A plain JDBC application");
    assertThat(stored("notes", "select author, text from note"))
        .hasSize(2)
        .allMatch(FirstTenMinutesTests::isCell);
    assertNowhere(transcript.place(), "ada@example.com", "weaves algebra");
  }

  @Tag("nightly")
  @Test
  void bothApplicationsInARow() throws Exception {
    aPlainJdbcApplication();
    transcript.type(PAGE, "A Spring Boot application");
    assertThat(stored("contacts", "select email, phone_number from contact"))
        .hasSize(2)
        .allMatch(FirstTenMinutesTests::isCell);
    assertNowhere(transcript.place(), "ada@example.com", "555-1815");
  }

  @Tag("nightly")
  @Test
  void anApplicationInKotlin() throws Exception {
    transcript.type(PAGE.resolveSibling("frameworks/kotlin.md"), "With kapt");
    assertThat(stored("contacts", "select email, phone_number from contact"))
        .hasSize(2)
        .allMatch(FirstTenMinutesTests::isCell);
    assertNowhere(transcript.place(), "ada@example.com", "555-1815");
  }

  /** The first byte of a cell says that it is one. */
  private static boolean isCell(byte[] value) {
    return value.length > 50 && (value[0] & 0xf0) == 0xf0;
  }

  private List<byte[]> stored(String database, String sql) throws Exception {
    List<byte[]> values = new ArrayList<>();
    String url = "jdbc:h2:file:" + transcript.place().resolve(database);
    try (Connection plain = DriverManager.getConnection(url, "sa", "");
        Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getBytes(1));
        values.add(rows.getBytes(2));
      }
    }
    return values;
  }

  /** No file of a database in the folder has one of these values. */
  static void assertNowhere(Path folder, String... values) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().contains(".db")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(values);
      }
    }
  }
}
