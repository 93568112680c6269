package dev.hushcell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A database's name stands in its folder, where it is registered and in the configuration: whoever
 * adds one, or looks for what is particular to one, need not look anywhere else.
 */
class DatabaseNamesTests {
  private static final Path SOURCES = Path.of("src/main/java/dev/hushcell");

  private static final Pattern NAMES =
      Pattern.compile(
          "(?<![a-z])(h2(?![0-9])|postgres|mysql|mariadb|sql ?server|t-?sql|sqlite|oracle)");

  /** Folders and files that may name databases, each with its reason. */
  private static final List<String> EXCEPTED =
      List.of(
          "internal/dialect/", // their own folders
          "internal/assembly/Databases.java", // registers them
          "internal/config/", // what users write
          "internal/sql/Naming.java", // a prefix that a server strips, looked for everywhere
          "HushcellDriver.java"); // shows a URL

  @Test
  void noFileOutsideItsFolderNamesADatabase() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> naming =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> EXCEPTED.stream().noneMatch(relative(file)::startsWith))
              .flatMap(DatabaseNamesTests::namingLines)
              .toList();
      assertThat(naming).isEmpty();
    }
  }

  @Test
  void namesAreFound() {
    assertThat(Stream.of("in H2", "PostgresTypes", "MariaDB's", "SQL Server", "T-SQL", "sqlite"))
        .allMatch(DatabaseNamesTests::names);
    assertThat(Stream.of("catalogue", "statement", "h20", "isMysqlWithRollup()", "getSQLState()"))
        .noneMatch(DatabaseNamesTests::names);
  }

  /** Names of the parser library's own methods have something in front. */
  private static boolean names(String line) {
    return NAMES.matcher(line.toLowerCase(Locale.ROOT)).find();
  }

  private static String relative(Path file) {
    return SOURCES.relativize(file).toString().replace('\\', '/');
  }

  private static Stream<String> namingLines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(DatabaseNamesTests::names)
          .map(line -> relative(file) + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
