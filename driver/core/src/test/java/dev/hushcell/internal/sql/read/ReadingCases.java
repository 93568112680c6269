package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.reading.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts and what is read from them, from a file:
 *
 * <pre>
 * == h2 sqlite              what follows is for these databases
 * SELECT a FROM t           a text
 *   (Query ..)              what is read, or "! " with what was expected and where
 * </pre>
 */
final class ReadingCases {
  static final String FILE = "/dev/hushcell/internal/sql/read/cases.txt";
  static final String DEFINITIONS = "/dev/hushcell/internal/sql/read/definitions.txt";
  static final List<String> DATABASES =
      List.of("h2", "postgresql", "mariadb", "sqlite", "sqlserver");

  /** A text, and what some databases read. */
  record Case(List<String> databases, String text, String expected) {}

  private ReadingCases() {}

  static List<Case> all() {
    return all(FILE);
  }

  static List<Case> all(String file) {
    List<Case> cases = new ArrayList<>();
    List<String> databases = DATABASES;
    for (String line : lines(file)) {
      if (line.startsWith("== ")) {
        databases = List.of(line.substring(3).split(" "));
      } else if (line.startsWith("  ")) {
        Case last = cases.remove(cases.size() - 1);
        cases.add(new Case(last.databases(), last.text(), line.substring(2)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        cases.add(new Case(databases, line, ""));
      }
    }
    return cases;
  }

  static List<String> lines(String file) {
    try (InputStream in = ReadingCases.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what a database reads, as the file says it. */
  static String read(String database, String text) {
    Reading reading = Front.of(database).read(text);
    return reading instanceof Reading.Understood understood
        ? Shown.of(understood.tree().statement())
        : failure((Reading.NotUnderstood) reading);
  }

  private static String failure(Reading.NotUnderstood failure) {
    return "! " + failure.expected() + " at " + failure.position();
  }
}
