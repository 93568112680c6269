package dev.hushcell.samples.crm.flow;

import dev.hushcell.samples.crm.support.RunningCrm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A database that the same flow runs on.
 *
 * @param name for messages
 * @param isProtected whether the URL is one of Hushcell
 * @param opening makes it, for an application with a directory
 */
record Database(String name, boolean isProtected, Function<Path, Opened> opening) {
  /**
   * A database that is there.
   *
   * @param arguments what the application is told about it
   * @param files where it keeps its files, which may be read once it is closed
   * @param closing stops it
   */
  record Opened(List<String> arguments, Path files, Closing closing) {}

  /** Stops a database. */
  interface Closing {
    void close() throws IOException;
  }

  /** The default: H2 in the directory of the application, through Hushcell. */
  static Database h2() {
    return new Database("H2 through Hushcell", true, home -> new Opened(List.of(), home, () -> {}));
  }

  /** The same without the prefix. */
  static Database plainH2() {
    return new Database(
        "H2",
        false,
        home ->
            new Opened(
                arguments("jdbc:h2:file:" + home.resolve("crm"), "org.h2.Driver", "sa"),
                home,
                () -> {}));
  }

  /** PostgreSQL through Hushcell. */
  static Database postgres() {
    return new Database(
        "PostgreSQL through Hushcell",
        true,
        home -> postgres(home, "jdbc:hushcell:", "dev.hushcell.HushcellDriver"));
  }

  /** PostgreSQL without Hushcell. */
  static Database plainPostgres() {
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
        "--spring.datasource.username=" + user);
  }

  /** Starts the application on it; on a plain one without the bridge, which would refuse that. */
  RunningCrm start(Path home, Opened opened) throws IOException {
    return isProtected
        ? RunningCrm.start(home, opened.arguments())
        : RunningCrm.startWithout("hibernate-0.1.0", home, opened.arguments());
  }

  @Override
  public String toString() {
    return name;
  }
}
