package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Code that somebody else made in a database, and statements that run it. In a file, {@code #}
 * begins a case, {@code -} is a definition, {@code >} a statement that must be refused and {@code
 * +} one that must run; {@code 'S'} stands for a value, and a definition goes on in a line that
 * begins with blanks.
 */
public final class OthersCode {
  /** Not to be found in anything that the server has. */
  private static final String VALUE = "Zq9othersWord";

  private OthersCode() {}

  /**
   * A case.
   *
   * @param name what it is
   * @param definitions what somebody else runs
   * @param refused statements that are not sent
   * @param run statements that run
   */
  private record Case(
      String name, List<String> definitions, List<String> refused, List<String> run) {
    /** Returns what is wrong with how its statements are treated. */
    List<String> faults(Connection ours) {
      List<String> faults = new ArrayList<>();
      for (String sql : refused) {
        for (boolean literal : List.of(true, false)) {
          String said = outcome(ours, sql, literal);
          if (!said.startsWith("[HC-2")) {
            faults.add(name + ": " + sql + (literal ? "" : " (?)") + ": " + said);
          }
        }
      }
      for (String sql : run) {
        String said = outcome(ours, sql, true);
        if (!said.isEmpty()) {
          faults.add(name + ": " + sql + ": " + said);
        }
      }
      return faults;
    }
  }

  /** Returns what the exception says; "" when there is none. */
  private static String outcome(Connection ours, String sql, boolean literal) {
    try {
      if (literal) {
        try (Statement statement = ours.createStatement()) {
          statement.execute(sql.replace("'S'", "'" + VALUE + "'"));
        }
      } else {
        try (PreparedStatement statement = ours.prepareStatement(sql.replace("'S'", "?"))) {
          for (int i = sql.split("'S'", -1).length - 1; i > 0; i--) {
            statement.setString(i, VALUE);
          }
          statement.execute();
        }
      }
      return "";
    } catch (SQLException e) {
      return Optional.ofNullable(e.getMessage()).orElse("no message");
    }
  }

  /** Runs the cases of a file in a database, and searches what the server has for the value. */
  public static void requireRefused(Server server, Path directory, String file, String columns)
      throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, columns);
    List<String> faults = new ArrayList<>();
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      for (Case each : cases(file)) {
        if (!each.definitions().stream().allMatch(server::takes)) {
          continue;
        }
        scene.run(plain, each.definitions().toArray(String[]::new));
        scene.run(ours, "drop table if exists forget"); // so that everything is looked at again
        faults.addAll(each.faults(ours));
      }
    }
    assertThat(faults).isEmpty();
    server.flush();
    assertThat(scene.traces().of(VALUE)).isEmpty();
  }

  /** Reads the cases of a file beside this class. */
  private static List<Case> cases(String file) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(OthersCode.class.getResourceAsStream(file), file)) {
      List<String> last = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("#")) {
          cases.add(
              new Case(
                  line.substring(1).strip(),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>()));
        } else if (line.startsWith("  ")) {
          last.add(last.remove(last.size() - 1) + "\n" + line.strip());
        } else if (!line.isBlank()) {
          Case now = cases.get(cases.size() - 1);
          last =
              switch (line.charAt(0)) {
                case '-' -> now.definitions();
                case '>' -> now.refused();
                case '+' -> now.run();
                default -> throw new IOException("a line that is none: " + line);
              };
          last.add(line.substring(1).strip());
        }
      }
    }
    return cases;
  }
}
