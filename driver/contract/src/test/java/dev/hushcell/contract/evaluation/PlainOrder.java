package dev.hushcell.contract.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.Server;
import java.util.Map;

/** What a plain column is of which the order is that of evaluated ones. */
final class PlainOrder {
  private static final String NOPAD = " character set utf8mb4 collate utf8mb4_nopad_bin";

  /** The collation of a column, by the name of the server. */
  private static final Map<String, String> COLLATIONS =
      Map.of(
          "h2", "",
          "sqlite", "",
          "postgresql", "", // that of the database, which is C.UTF-8
          "mariadb", NOPAD,
          "mysql-driver", NOPAD,
          "mysql", " character set utf8mb4 collate utf8mb4_0900_bin");

  private PlainOrder() {}

  /** Skips the test on a server on which nothing is evaluated. */
  static String collation(Server server) {
    assumeTrue(COLLATIONS.containsKey(server.name()), "nothing is evaluated there");
    return COLLATIONS.get(server.name());
  }

  /**
   * Returns what a rule of a column says of the order of texts: nothing where it is that of the
   * database.
   */
  static String declared(Server server) {
    return isMysql(server) ? ", text-order: code-point" : "";
  }

  /** Tells whether nothing but texts is evaluated there. */
  static boolean isOfTexts(Server server) {
    return server.name().equals("sqlite");
  }

  /** Tells whether it is MariaDB or MySQL. */
  static boolean isMysql(Server server) {
    return server.words().names().contains("mysql");
  }
}
