package dev.hushcell.samples.crm.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * A database that the same flow runs on.
 *
 * @param name for messages
 * @param isProtected whether the URL is one of Hushcell
 * @param opening makes it, for an application with a directory
 */
public record Database(String name, boolean isProtected, Function<Path, Opened> opening) {
  /**
   * A database that is there.
   *
   * @param arguments what the application is told about it
   * @param files where it keeps its files, which may be read once it is closed
   * @param closing stops it
   */
  public record Opened(List<String> arguments, Path files, Closing closing) {
    /** Connects without Hushcell, and writes nothing into files that are read afterwards. */
    public Connection plain() throws SQLException {
      String url = argument("url").replace("jdbc:hushcell:", "jdbc:");
      return DriverManager.getConnection(
          url.startsWith("jdbc:h2:") ? url + ";ACCESS_MODE_DATA=r" : url, argument("username"), "");
    }

    private String argument(String name) {
      String beginning = "--spring.datasource." + name + "=";
      return arguments.stream()
          .filter(each -> each.startsWith(beginning))
          .findFirst()
          .orElseThrow()
          .substring(beginning.length());
    }
  }

  /** Stops a database. */
  public interface Closing {
    void close() throws IOException;
  }

  /** The default, but for the cipher of the file, in which nothing could be looked for. */
  public static Database h2() {
    return new Database(
        "H2 through Hushcell",
        true,
        home ->
            new Opened(
                arguments(
                    "jdbc:hushcell:h2:file:" + home.resolve("crm") + ";DB_CLOSE_ON_EXIT=FALSE",
                    "dev.hushcell.HushcellDriver",
                    "sa"),
                home,
                () -> {}));
  }

  /** The same without the prefix. */
  public static Database plainH2() {
    return new Database(
        "H2",
        false,
        home ->
            new Opened(
                arguments(
                    "jdbc:h2:file:" + home.resolve("crm") + ";DB_CLOSE_ON_EXIT=FALSE",
                    "org.h2.Driver",
                    "sa"),
                home,
                () -> {}));
  }

  /** PostgreSQL through Hushcell. */
  public static Database postgres() {
    return new Database(
        "PostgreSQL through Hushcell",
        true,
        home -> postgres(home, "jdbc:hushcell:", "dev.hushcell.HushcellDriver"));
  }

  /** PostgreSQL without Hushcell. */
  public static Database plainPostgres() {
    return new Database(
        "PostgreSQL", false, home -> postgres(home, "jdbc:", "org.postgresql.Driver"));
  }

  private static Opened postgres(Path home, String prefix, String driver) {
    Path files = home.resolveSibling("postgres");
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setDataDirectory(files).setCleanDataDirectory(false).start();
      String url = prefix + "postgresql://localhost:" + server.getPort() + "/postgres";
      return new Opened(arguments(url, driver, "postgres"), files, server::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(String url, String driver, String user) {
    return List.of(
        "--spring.datasource.url=" + url,
        "--spring.datasource.driver-class-name=" + driver,
        "--spring.datasource.username=" + user,
        "--spring.datasource.password=");
  }

  /** Starts the application on it; on a plain one without the bridge, which would refuse that. */
  public RunningCrm start(Path home, Opened opened) throws IOException {
    return isProtected
        ? RunningCrm.start(home, opened.arguments())
        : RunningCrm.startWithout("hibernate-0.1.0", home, opened.arguments());
  }

  @Override
  public String toString() {
    return name;
  }
}
