package dev.hushcell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A database's name stands in its folder, where it is registered and in the configuration: whoever
 * adds one, or looks for what is particular to one, need not look anywhere else. Comments count.
 */
class DatabaseNamesTests {
  private static final Path SOURCES = Path.of("src/main/java/dev/hushcell");
  private static final Path BROKEN = Path.of("src/test/java/dev/hushcell/architecture/broken");

  /** The folders of databases, and what nobody else may name. */
  private static final Map<String, Pattern> NAMES =
      Map.of(
          "h2", named("h2(?![0-9])"),
          "postgresql", named("postgres"),
          "mysql", named("mysql|mariadb|oracle"),
          "sqlserver", named("sql ?server|t-?sql"),
          "sqlite", named("sqlite"));

  private static final String FOLDERS = "internal/dialect/";

  /** Files and folders that may name any database, each with its reason. */
  private static final List<String> EXCEPTED =
      List.of(
          "internal/dialect/h2/", // has modes of the others
          "internal/dialect/Database.java", // shows a name
          "internal/assembly/Databases.java", // registers them
          "internal/config/", // what users write
          "internal/sql/Naming.java", // a prefix that a server strips, looked for everywhere
          "HushcellDriver.java"); // shows a URL

  @Test
  void noFileOutsideItsFolderNamesADatabase() throws IOException {
    assertThat(naming(SOURCES)).isEmpty();
  }

  @Test
  void commentsAndFoldersOfOtherDatabasesCount() throws IOException {
    assertThat(naming(BROKEN))
        .containsExactlyInAnyOrder(
            "internal/plan/NamesDatabases.java: /** Breaks: what MySQL makes of this stands outside"
                + " its folder. */",
            "internal/plan/NamesDatabases.java: return c == '`'; // as SQLite has it",
            "internal/dialect/mysql/NamesAnother.java: /** Breaks: the folder of MySQL and MariaDB"
                + " speaks of PostgreSQL. */");
  }

  @Test
  void namesAreFound() {
    assertThat(Stream.of("in H2", "PostgresTypes", "MariaDB's", "SQL Server", "T-SQL", "sqlite"))
        .allMatch(line -> names(line, ""));
    assertThat(Stream.of("catalogue", "statement", "h20", "getSQLState()"))
        .noneMatch(line -> names(line, ""));
    assertThat(names("in MySQL", "mysql")).isFalse();
  }

  /** A word that only ends like a name, as that of a method may, names nothing. */
  private static Pattern named(String names) {
    return Pattern.compile("(?<![a-z])(?:" + names + ")");
  }

  /** Returns the lines that name a database whose folder is another one. */
  private static List<String> naming(Path sources) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String place = sources.relativize(file).toString().replace('\\', '/');
        if (EXCEPTED.stream().noneMatch(place::startsWith)) {
          Files.readAllLines(file).stream()
              .filter(line -> names(line, folder(place)))
              .forEach(line -> found.add(place + ": " + line.strip()));
        }
      }
    }
    return found;
  }

  private static boolean names(String line, String folder) {
    return NAMES.entrySet().stream()
        .filter(each -> !each.getKey().equals(folder))
        .anyMatch(each -> each.getValue().matcher(line.toLowerCase(Locale.ROOT)).find());
  }

  private static String folder(String place) {
    return place.startsWith(FOLDERS)
        ? place.substring(FOLDERS.length()).replaceFirst("/.*", "")
        : "";
  }
}
