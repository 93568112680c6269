package dev.hushcell.contract.server;

import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.testing.scopes.Tongue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * MariaDB through one of its two drivers, with databases that compare text exactly, or as the
 * server does when it is not told how.
 */
final class MariaServer {
  static final Words WORDS =
      Words.standard("mariadb")
          .with("identity", "BIGINT AUTO_INCREMENT")
          .with("double", "DOUBLE")
          .with("clob", "LONGTEXT")
          .with("long", "LONGTEXT")
          .with("blob", "LONGBLOB")
          .with("quoted", "`%s`")
          .with("first", "LIMIT %s")
          .with("exact", "utf8mb4_nopad_bin")
          .with("usual", "utf8mb4_uca1400_ai_ci")
          .with("same", "<=>")
          .with("doubled", "\"%s\"")
          .with("session", "connection_id()")
          .with("kill", "KILL %s")
          .with(
              "prepared",
              "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
                  + " WHERE VARIABLE_NAME = 'PREPARED_STMT_COUNT'")
          .with(
              "sessions",
              "SELECT id FROM information_schema.PROCESSLIST"
                  + " WHERE db = database() AND id <> connection_id()")
          .with("repeatable", "START TRANSACTION WITH CONSISTENT SNAPSHOT")
          .without("zoned")
          .without("merge");

  private static final String EXACT = "COLLATE utf8mb4_nopad_bin";

  /** Forms that only MySQL has. */
  private static final Pattern OF_MYSQL = Pattern.compile("TIME_TRUNCATE_FRACTIONAL");

  private MariaServer() {}

  /** Returns the words of both servers under a name, which is of some groups too. */
  static Words words(String name, String... groups) {
    return WORDS.named(name, groups);
  }

  /** Returns what the contract runs on: one process, through both drivers. */
  static List<Offer> offers() {
    return List.of(
        Offer.of("mariadb", store -> ofMariaDb(process(store))),
        Offer.of("mariadb-defaults", store -> ofDefaults(process(store))),
        Offer.of("mysql-driver", store -> ofMysql(process(store))),
        Offer.of("mysql-driver-defaults", store -> ofMysqlDefaults(process(store))));
  }

  private static MariaProcess process(Store store) {
    return store
        .getOrComputeIfAbsent("process", each -> MariaProcess.start(), MariaProcess.class)
        .used();
  }

  /** Through MariaDB Connector/J. */
  static Server ofMariaDb(MariaProcess process) {
    return of(dialect(), "jdbc:mariadb:", EXACT, process);
  }

  /** Through MySQL Connector/J, which takes it for MySQL. */
  static Server ofMysql(MariaProcess process) {
    return of(WORDS.named("mysql-driver", "mysql"), "jdbc:mysql:", EXACT, process);
  }

  /** Through MariaDB Connector/J, with the collation that the server has when it is not told. */
  static Server ofDefaults(MariaProcess process) {
    Words words = WORDS.named("mariadb-defaults", "mariadb", "mysql", "loose");
    return of(words, "jdbc:mariadb:", "", process);
  }

  /** The same through MySQL Connector/J. */
  static Server ofMysqlDefaults(MariaProcess process) {
    Words words = WORDS.named("mysql-driver-defaults", "mysql-driver", "mysql", "loose");
    return of(words, "jdbc:mysql:", "", process);
  }

  /** One of them is asked for the order in which names are resolved. */
  private static Server of(Words words, String prefix, String collation, MariaProcess process) {
    Optional<Scoping> scoping =
        Optional.of(MysqlRules.MARIADB.scoping()).filter(each -> words.name().equals("mariadb"));
    Traits traits = new Traits(scoping, Tongue.MARIADB, OF_MYSQL);
    return new LoggedServer(words, prefix, collation, process, traits);
  }

  /** Returns its words, for whoever needs no server. */
  static Words dialect() {
    return WORDS.named("mariadb", "mysql");
  }
}
