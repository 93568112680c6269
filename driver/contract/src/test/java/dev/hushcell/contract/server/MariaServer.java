package dev.hushcell.contract.server;

import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.testing.scopes.Tongue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * MariaDB through one of its two drivers, with databases that compare text exactly, or as the
 * server does when it is not told how.
 */
final class MariaServer implements Server {
  static final Words WORDS =
      Words.standard("mariadb")
          .with("identity", "BIGINT AUTO_INCREMENT")
          .with("double", "DOUBLE")
          .with("clob", "LONGTEXT")
          .with("long", "LONGTEXT")
          .with("blob", "LONGBLOB")
          .with("quoted", "`%s`")
          .with("first", "LIMIT %s")
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

  private static final List<String> TOLD =
      List.of(
          "SELECT SQL_TEXT FROM performance_schema.events_statements_current",
          "SELECT SQL_TEXT FROM performance_schema.events_statements_history_long",
          "SELECT DIGEST_TEXT FROM performance_schema.events_statements_summary_by_digest",
          "SELECT SQL_TEXT FROM performance_schema.prepared_statements_instances",
          "SELECT PROCESSLIST_INFO FROM performance_schema.threads",
          "SELECT VARIABLE_VALUE FROM performance_schema.user_variables_by_thread",
          "SELECT INFO FROM information_schema.PROCESSLIST");

  private static final String EXACT = "COLLATE utf8mb4_nopad_bin";

  private final Words words;
  private final String prefix;
  private final String collation;
  private final MariaProcess process;

  private MariaServer(Words words, String prefix, String collation, MariaProcess process) {
    this.words = words;
    this.prefix = prefix;
    this.collation = collation;
    this.process = process;
  }

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
    return new MariaServer(dialect(), "jdbc:mariadb:", EXACT, process);
  }

  /** Through MySQL Connector/J, which takes it for MySQL. */
  static Server ofMysql(MariaProcess process) {
    return new MariaServer(WORDS.named("mysql-driver", "mysql"), "jdbc:mysql:", EXACT, process);
  }

  /** Through MariaDB Connector/J, with the collation that the server has when it is not told. */
  static Server ofDefaults(MariaProcess process) {
    Words words = WORDS.named("mariadb-defaults", "mariadb", "mysql", "loose");
    return new MariaServer(words, "jdbc:mariadb:", "", process);
  }

  /** The same through MySQL Connector/J. */
  static Server ofMysqlDefaults(MariaProcess process) {
    Words words = WORDS.named("mysql-driver-defaults", "mysql-driver", "mysql", "loose");
    return new MariaServer(words, "jdbc:mysql:", "", process);
  }

  /** Returns its words, for whoever needs no server. */
  static Words dialect() {
    return WORDS.named("mariadb", "mysql");
  }

  @Override
  public String name() {
    return words.name();
  }

  @Override
  public Base fresh() throws SQLException {
    String database = process.fresh(collation);
    return new Base(prefix + "//" + process.address() + "/" + database, database, database, '?');
  }

  @Override
  public void discard(Base base) throws SQLException {
    process.run("DROP DATABASE " + base.name());
  }

  @Override
  public Optional<Scoping> scoping() {
    return name().equals("mariadb") ? Optional.of(new MysqlRules().scoping()) : Optional.empty();
  }

  @Override
  public Optional<Confusion> confusion() {
    return Optional.of(new Confusion(Tongue.MARIADB, "", this::generalLog));
  }

  private Path generalLog(Base base) throws SQLException {
    try (Connection connection = base.plain();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select @@global.general_log_file")) {
      found.next();
      return traces().get(0).resolve(found.getString(1));
    }
  }

  @Override
  public Words words() {
    return words;
  }

  @Override
  public List<Path> traces() {
    return process.files();
  }

  @Override
  public List<Path> logs() {
    return process.logs();
  }

  @Override
  public List<String> told() throws SQLException {
    List<String> told = new ArrayList<>();
    for (String query : TOLD) {
      told.addAll(process.texts(query));
    }
    return told;
  }

  @Override
  public boolean restart() throws Exception {
    return process.restart();
  }

  @Override
  public void flush() throws SQLException {
    process.flush();
  }

  @Override
  public void close() throws Exception {
    process.released();
  }

  @Override
  public String toString() {
    return name();
  }
}
