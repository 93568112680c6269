package dev.hushcell.contract.server;

import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.testing.scopes.Tongue;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * MySQL itself: one that is started here, and one that system properties name. On that one each
 * test has databases of its own, with a user who sees no other; both are dropped at the end.
 */
final class MysqlServer implements Server {
  private static final String KIND = "mysql";

  /** The group of both, in which MariaDB is not. */
  private static final String ITSELF = "mysql-itself";

  private static final String UNPROVEN = "unproven: [" + KIND + "]\n";
  private static final String EXACT = "COLLATE utf8mb4_0900_bin";

  /** Forms that only MariaDB has. */
  private static final Pattern OF_MARIADB =
      Pattern.compile(
          "begin not atomic|execute\\b.{0,40}\\bimmediate|prepare \\w+ from [a-z]|\\breturning\\b"
              + "|system versioning|for system_time|set statement|\\bsequence\\b|\\bnextval\\b"
              + "|\\blastval\\b|next value for|procedure analyse|\\bas (?:int|varchar(?:\\(\\d+\\))?)\\)"
              + "|analyze (?:select|insert|update|delete)|partition \\w+ default"
              + "|sql_mode ?= ?'[^']*(?:ORACLE|MSSQL|TIME_ROUND_FRACTIONAL)"
              + "|\\bcounted\\b|_(?:nopad|uca1400)_",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Words WORDS =
      MariaServer.WORDS
          .named(KIND, ITSELF)
          .with(
              "prepared",
              "SELECT VARIABLE_VALUE FROM performance_schema.global_status"
                  + " WHERE VARIABLE_NAME = 'Prepared_stmt_count'")
          .with("exact", "utf8mb4_0900_bin")
          .with("usual", "utf8mb4_0900_ai_ci")
          .with("uuid", "VARCHAR(36) COLLATE utf8mb4_0900_bin");

  private static final Words SHIPPED = WORDS.named("mysql-defaults", KIND, ITSELF, "loose");
  private static final Words OF_GIVEN = WORDS.named("mysql-server", KIND, ITSELF);

  private final GivenServer given;
  private final List<String> made = new ArrayList<>();

  private MysqlServer(GivenServer given) {
    this.given = given;
  }

  /** Returns what the contract runs on. */
  static List<Offer> offers() {
    return List.of(
        Offer.of(KIND, MysqlServer::here),
        Offer.of(SHIPPED.name(), MysqlServer::shipped),
        Offer.of("mysql-server", store -> given()));
  }

  private static Server shipped(Store unused) {
    return MysqlProcess.isThere()
        ? started(SHIPPED, "", MysqlProcess.startShipped().used())
        : new AbsentServer(SHIPPED, MysqlProcess.hint());
  }

  private static Server here(Store store) {
    return MysqlProcess.isThere()
        ? started(WORDS, EXACT, process(store))
        : new AbsentServer(WORDS, MysqlProcess.hint());
  }

  static Server given() {
    Optional<GivenServer> given = GivenServer.of(KIND);
    return given.isPresent()
        ? new MysqlServer(given.get())
        : new AbsentServer(OF_GIVEN, GivenServer.hint(KIND));
  }

  private static MysqlProcess process(Store store) {
    return store
        .getOrComputeIfAbsent("mysql process", each -> MysqlProcess.start(), MysqlProcess.class)
        .used();
  }

  private static Server started(Words words, String collation, MysqlProcess process) {
    Optional<Scoping> scoping = Optional.of(MysqlRules.MYSQL.scoping());
    Traits traits = new Traits(scoping, Tongue.MYSQL, OF_MARIADB);
    return new LoggedServer(words, "jdbc:mysql:", collation, process, traits);
  }

  /** Returns its words, for whoever needs no server. */
  static Words dialect() {
    return WORDS;
  }

  @Override
  public String name() {
    return OF_GIVEN.name();
  }

  @Override
  public String settings() {
    return UNPROVEN;
  }

  @Override
  public Base fresh() throws SQLException {
    String name = GivenServer.freshName();
    synchronized (made) {
      made.add(name);
    }
    given.run(
        "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 " + EXACT,
        "CREATE USER " + name + "@'%' IDENTIFIED BY '" + name + "'",
        "GRANT ALL ON " + name + ".* TO " + name + "@'%'");
    String url = url(given.url(), name);
    return new Base(url, name, name, url.contains("?") ? '&' : '?');
  }

  /** Puts another database into a URL. */
  static String url(String url, String database) {
    int options = url.indexOf('?');
    String place = options < 0 ? url : url.substring(0, options);
    int path = place.indexOf('/', place.indexOf("//") + 2);
    String host = path < 0 ? place : place.substring(0, path);
    return host + "/" + database + (options < 0 ? "" : url.substring(options));
  }

  @Override
  public Words words() {
    return OF_GIVEN;
  }

  @Override
  public List<Path> traces() {
    return List.of();
  }

  @Override
  public void close() throws SQLException {
    synchronized (made) {
      for (String name : made) {
        given.run("DROP DATABASE IF EXISTS " + name, "DROP USER IF EXISTS " + name + "@'%'");
      }
      made.clear();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
