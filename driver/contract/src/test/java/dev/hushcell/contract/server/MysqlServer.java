package dev.hushcell.contract.server;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MySQL itself, somewhere: told by system properties. Each test has databases of its own, with a
 * user who sees no other; both are dropped at the end.
 */
final class MysqlServer implements Server {
  private static final String KIND = "mysql";
  private static final Words WORDS = MariaServer.words("mysql-server", KIND);

  private final GivenServer given;
  private final List<String> made = new ArrayList<>();

  private MysqlServer(GivenServer given) {
    this.given = given;
  }

  /** Returns what the contract runs on. */
  static List<Offer> offers() {
    return List.of(Offer.of("mysql-server", store -> given()));
  }

  static Server given() {
    Optional<GivenServer> given = GivenServer.of(KIND);
    return given.isPresent()
        ? new MysqlServer(given.get())
        : new AbsentServer(WORDS, GivenServer.hint(KIND));
  }

  /** Returns its words, for whoever needs no server. */
  static Words dialect() {
    return WORDS;
  }

  @Override
  public String name() {
    return WORDS.name();
  }

  @Override
  public String settings() {
    return "unproven: [" + KIND + "]\n";
  }

  @Override
  public Base fresh() throws SQLException {
    String name = GivenServer.freshName();
    synchronized (made) {
      made.add(name);
    }
    given.run(
        "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin",
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
    return WORDS;
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
