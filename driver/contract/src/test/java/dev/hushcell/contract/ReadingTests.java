package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.Tongues;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.reading.Unread;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every statement of the scripts and of what frameworks send is read to its end by the grammar of
 * its database, but for a few that are named.
 */
class ReadingTests {
  private static final String ROOT = "/dev/hushcell/contract/";
  private static final Set<String> SCRIPTS =
      Set.of("names", "writes", "reads", "folding", "definitions", "values", "refusals");
  private static final Map<String, List<String>> OWN =
      Map.of(
          "h2", List.of(),
          "postgresql", List.of("definitions", "keys", "marks", "values"),
          "mariadb",
              List.of("definitions", "joined", "options", "refusals", "statements", "values"),
          "sqlite", List.of(),
          "sqlserver", List.of("definitions", "refusals", "statements", "values"));
  private static final Map<String, List<String>> FRAMEWORKS =
      Map.of(
          "h2", List.of("hibernate", "jooq", "mybatis", "spring-data-jdbc", "tpcc"),
          "postgresql", List.of("hibernate", "jooq", "mybatis", "spring-data-jdbc", "tpcc"),
          "mariadb", List.of("hibernate", "jooq", "mybatis", "spring-data-jdbc", "tpcc"),
          "sqlite", List.of(),
          "sqlserver",
              List.of("dynamics", "ef-core", "hibernate", "mybatis", "spring-data-jdbc", "tpcc"));

  @Test
  void readsScriptsAndFrameworks() throws IOException {
    Unread unread = new Unread();
    for (String database : FRAMEWORKS.keySet()) {
      Front front = Front.of(database);
      scripts(database).forEach(each -> examine(database, front, each, unread));
      for (String framework : FRAMEWORKS.get(database)) {
        String file = "statements/" + framework + "-" + database + ".txt";
        lines(file).forEach(line -> unread.examine(database, front, line));
      }
    }
    assertThat(unread.read()).isGreaterThan(3500);
    unread.assertIs(ROOT + "unread.txt");
  }

  private static List<String> scripts(String database) {
    String folder = database.equals("mariadb") ? "mysql" : database;
    List<String> all = new ArrayList<>(SCRIPTS);
    OWN.get(database).forEach(each -> all.add(folder + "/" + each));
    return all;
  }

  private static void examine(String database, Front front, String script, Unread unread) {
    Script.read(ROOT + script + ".txt", Tongues.all().get(database)).stream()
        .filter(step -> !step.isCommand())
        .map(Step::text)
        .forEach(text -> unread.examine(database, front, text));
  }

  /** Behind its treatment and a colon stands what a framework sends. */
  private static List<String> lines(String file) throws IOException {
    try (InputStream in = ReadingTests.class.getResourceAsStream(ROOT + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && line.contains(": "))
          .map(line -> line.substring(line.indexOf(": ") + 2))
          .toList();
    }
  }
}
