package dev.hushcell.contract.server;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A server that is not started here but named by system properties: {@code hushcell.it.KIND.url},
 * {@code .user} and {@code .password}. Nothing but its URL is known of it.
 *
 * @param url of the real driver
 * @param user may make and drop databases
 */
record GivenServer(String url, String user, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Returns the server of a kind, if the properties name one. */
  static Optional<GivenServer> of(String kind) {
    String prefix = "hushcell.it." + kind + ".";
    return Optional.ofNullable(System.getProperty(prefix + "url"))
        .filter(url -> !url.isBlank())
        .map(
            url ->
                new GivenServer(
                    url,
                    System.getProperty(prefix + "user", ""),
                    System.getProperty(prefix + "password", "")));
  }

  /** Returns what to say where they name none. */
  static String hint(String kind) {
    String property = " -Dhushcell.it." + kind;
    return "no server: run with"
        + property
        + ".url=jdbc:…"
        + property
        + ".user=…"
        + property
        + ".password=… to put one under the contract";
  }

  /** Returns a name that no database of the server has. */
  static String freshName() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return "hushcell_" + HexFormat.of().formatHex(bytes);
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the first column of what a query finds. */
  List<String> texts(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    }
  }
}
