package dev.hushcell.contract.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What was found of a server, one row for each assumption about it. */
final class Findings {
  /** Syntax that is not known, a thing that is not supported, and what has no number. */
  private static final List<Integer> MISSING = List.of(102, 156, 195, 2812, 33557097, 0);

  private final List<String> rows = new ArrayList<>();
  private String version = "no server";

  /** Looks. */
  interface Look {
    String find() throws Exception;
  }

  /** Takes note of what it is that is looked at. */
  void of(String server, String driver, String name) {
    version = server.lines().findFirst().orElse("").strip() + ", driver " + driver;
    assertThat(name).isNotEmpty();
  }

  /**
   * Holds an assumption against the server.
   *
   * @param wanted what must be found; null for what is only told
   */
  void need(String assumption, @Nullable String wanted, Look look) throws Exception {
    String found;
    try {
      found = look.find();
    } catch (SQLException e) {
      String failure = "failed with " + e.getErrorCode() + "/" + e.getSQLState();
      rows.add(row(assumption, failure, "missing"));
      Assumptions.assumeFalse(
          MISSING.contains(e.getErrorCode()), "the server does not have it: " + failure);
      throw e;
    } catch (RuntimeException e) {
      rows.add(row(assumption, String.valueOf(e.getMessage()), "NO"));
      throw e;
    }
    boolean holds = wanted == null || found.equals(wanted);
    rows.add(row(assumption, found, wanted == null ? "told" : holds ? "yes" : "NO"));
    assertThat(found).as(assumption).isEqualTo(wanted == null ? found : wanted);
  }

  private static String row(String assumption, String found, String verdict) {
    String oneLine = found.replaceAll("\\s+", " ").replace("|", "\\|");
    return "| " + assumption + " | " + oneLine + " | " + verdict + " |";
  }

  /** Prints the table, to be pasted into an issue. */
  @SuppressWarnings("SystemOut") // for whoever runs it
  void print() {
    List<String> sorted = rows.stream().sorted().toList();
    System.out.println();
    System.out.println("Server: " + version);
    System.out.println();
    System.out.println("| assumption | found | holds |");
    System.out.println("| --- | --- | --- |");
    sorted.forEach(System.out::println);
  }
}
