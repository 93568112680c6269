package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.docs.ErrorPageLinks;
import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page <i>Which SQL works</i>: every statement in its tables does what the table says, with a
 * column of each kind. To write the answers anew, run with {@code -Dhushcell.docs.record=true},
 * read the difference and commit it.
 */
class WhichSqlTests {
  private static final Path PAGE = Path.of("..", "docs", "statements.md");
  private static final String BEGIN = "| `";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE contact (id INT PRIMARY KEY, email VARCHAR(60), phone VARCHAR(30),"
              + " city VARCHAR(60))",
          "CREATE TABLE subscriber (id INT PRIMARY KEY, email VARCHAR(60))",
          "INSERT INTO contact VALUES (1, 'ada@example.com', '0151 1', 'Bonn'),"
              + " (2, 'ben@example.com', NULL, 'Rome'), (3, NULL, '0151 3', 'Bonn')",
          "INSERT INTO subscriber VALUES (1, 'ada@example.com'), (4, 'cyd@example.com')");

  /** What both sides have afterwards. */
  private static final List<String> LOOKS =
      List.of("SELECT * FROM contact ORDER BY id", "SELECT * FROM subscriber ORDER BY id");

  @TempDir Path directory;

  /** A column of the table: how the columns are declared. */
  @SuppressWarnings("ImmutableEnumChecker") // a String
  private enum Kind {
    DEFAULT(""),
    EQUALITY("search: equality, "),
    EVALUATE(
        "evaluate: [range, pattern, order, change], text-order: utf-16, rows: 100, bytes: 100000, ");

    private final String settings;

    Kind(String settings) {
      this.settings = settings;
    }

    String columns() {
      return "columns:\n"
          + column("contact.email", "people")
          + column("contact.phone", "phones")
          + column("subscriber.email", "people")
          + column("customer.email", "customers")
          + column("contact.note", "notes");
    }

    private String column(String name, String key) {
      return "  " + name + ": { " + settings + "key: " + key + " }\n";
    }
  }

  /** A plain database and a protected one, with the same rows. */
  private record Sides(Side plain, Side subject) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      plain.close();
      subject.close();
    }
  }

  /** Queries change nothing, so they share one database of each kind. */
  private final Map<Kind, Sides> opened = new EnumMap<>(Kind.class);

  @AfterEach
  void close() throws SQLException {
    for (Sides sides : opened.values()) {
      sides.close();
    }
  }

  @Test
  void everyStatementDoesWhatThePageSays() throws Exception {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    int rows = 0;
    for (String line : page.lines().toList()) {
      boolean row = line.startsWith(BEGIN) && cells(line).size() == 5;
      lines.add(row ? run(line) : line);
      rows += row ? 1 : 0;
    }
    assertThat(rows).isGreaterThan(60);
    String found = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("hushcell.docs.record")) {
      Files.writeString(PAGE, found, StandardCharsets.UTF_8);
    } else {
      assertThat(page.lines()).containsExactlyElementsOf(lines);
    }
  }

  /** Returns the row of the table as a run makes it. */
  private String run(String line) throws Exception {
    List<String> cells = cells(line);
    String sql = cells.get(0).substring(1, cells.get(0).length() - 1).replace("\\|", "|");
    List<String> found = new ArrayList<>();
    found.add(cells.get(0));
    for (Kind kind : Kind.values()) {
      found.add(run(sql, kind));
    }
    found.add(cells.get(4));
    boolean refused = found.subList(1, 4).stream().anyMatch(each -> !each.equals("works"));
    assertThat(refused && cells.get(4).equals("–")).as("no remedy: %s", found).isFalse();
    return "| " + String.join(" | ", found) + " |";
  }

  private static List<String> cells(String line) {
    return List.of(line.substring(2, line.length() - 2).split("(?<!\\\\) \\| ", -1));
  }

  private String run(String sql, Kind kind) throws Exception {
    if (isQuery(sql)) {
      return run(sql, opened.computeIfAbsent(kind, this::open));
    }
    try (Sides sides = open(kind)) {
      return run(sql, sides);
    }
  }

  private static boolean isQuery(String sql) {
    return (sql.startsWith("SELECT") || sql.startsWith("WITH")) && !sql.contains("INSERT");
  }

  private Sides open(Kind kind) {
    try {
      Side plain = new Side(Databases.plain());
      Side subject = new Side(new Databases(directory).openProtected(kind.columns()));
      for (String table : TABLES) {
        same(step(table), plain, subject);
      }
      return new Sides(plain, subject);
    } catch (Exception e) {
      throw new IllegalStateException("no database of " + kind, e);
    }
  }

  private static String run(String sql, Sides sides) throws Exception {
    Side plain = sides.plain();
    Side subject = sides.subject();
    Step step = step(sql);
    Outcome got = subject.run(step);
    if (got.code().isPresent()) {
      Outcome would = plain.runAndUndo(step);
      assertThat(would.succeeded()).as("%s on plain H2: %s", sql, would).isTrue();
      return ErrorPageLinks.to(got.code().orElseThrow());
    }
    assertThat(got.succeeded()).as("%s: %s", sql, got).isTrue();
    assertThat(rows(got)).as(sql).isEqualTo(rows(plain.run(step)));
    if (!sql.startsWith("ALTER") && !sql.startsWith("DROP")) {
      for (String look : LOOKS) {
        same(step(look), plain, subject);
      }
    }
    return "works";
  }

  /** The metadata before the rows is what other tests compare. */
  private static String rows(Outcome outcome) {
    int rows = outcome.text().indexOf("\n\n");
    return outcome.text().substring(Math.max(rows, 0));
  }

  private static void same(Step step, Side plain, Side subject) throws Exception {
    assertThat(subject.run(step).toString()).isEqualTo(plain.run(step).toString());
  }

  /** Every parameter is one address. */
  private static Step step(String sql) {
    String values =
        sql.chars()
            .filter(each -> each == '?')
            .mapToObj(each -> "'ada@example.com'")
            .collect(Collectors.joining(", "));
    return Script.parse(values.isEmpty() ? sql : sql + "\n  ? " + values).get(0);
  }
}
