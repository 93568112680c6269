package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command connects to. No secret is taken from the command line. */
final class Target {
  private static final String PREFIX = "jdbc:hushcell:";

  @Option(
      names = {"-u", "--url"},
      required = true,
      paramLabel = "URL",
      description = "The JDBC URL, with or without jdbc:hushcell: in front.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String url;

  @Option(names = "--user", paramLabel = "NAME", description = "The user of the database.")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the password of the user.")
  private @Nullable String passwordVariable;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The file whose first line is the password of the user.")
  private @Nullable Path passwordFile;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; default hushcell.yaml, as for the driver.")
  private @Nullable String config;

  @Option(
      names = "--driver",
      paramLabel = "JAR",
      description = "A jar with the JDBC driver of the database; may be repeated.")
  private List<Path> drivers = new ArrayList<>();

  /** Connects through Hushcell. */
  Connection open() throws SQLException {
    loader();
    Connection connection = new HushcellDriver().connect(PREFIX + rest(), ownProperties());
    if (connection == null) {
      throw new UsageException("the URL begins with neither jdbc: nor jdbc:hushcell:");
    }
    return connection;
  }

  /** Puts a catalogue back, whether the database can be connected to or not. */
  CatalogueImport importCatalogue(String exported, ImportOptions options) throws SQLException {
    loader();
    return Hushcell.importCatalogue(PREFIX + rest(), ownProperties(), exported, options);
  }

  private Properties ownProperties() {
    Properties properties = properties();
    if (config != null) {
      properties.setProperty("hushcell.config", config);
    }
    return properties;
  }

  /** Connects with the real driver. */
  Connection openPlain() throws SQLException {
    String plain = "jdbc:" + rest();
    for (Driver driver : known(loader())) {
      if (!(driver instanceof HushcellDriver) && driver.acceptsURL(plain)) {
        Connection connection = driver.connect(plain, properties());
        if (connection != null) {
          return connection;
        }
      }
    }
    throw new UsageException("no driver takes the URL; name its jar with --driver");
  }

  private static List<Driver> known(ClassLoader loader) {
    List<Driver> found = new ArrayList<>(DriverManager.drivers().toList());
    ServiceLoader.load(Driver.class, loader).forEach(found::add);
    return found;
  }

  private String rest() {
    if (url.startsWith(PREFIX)) {
      return url.substring(PREFIX.length());
    }
    if (!url.startsWith("jdbc:")) {
      throw new UsageException("the URL begins with neither jdbc: nor jdbc:hushcell:");
    }
    return url.substring("jdbc:".length());
  }

  /** Where drivers are looked for: in the jars named, then beside this command. */
  private ClassLoader loader() {
    ClassLoader own = Target.class.getClassLoader();
    if (!drivers.isEmpty()) {
      own = new URLClassLoader(drivers.stream().map(Target::location).toArray(URL[]::new), own);
      Thread.currentThread().setContextClassLoader(own);
    }
    return own;
  }

  private static URL location(Path jar) {
    try {
      if (!Files.isReadable(jar)) {
        throw new UsageException(jar + " cannot be read; correct --driver");
      }
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UsageException(jar + " is no place of a jar; correct --driver");
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    String password = password();
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  private @Nullable String password() {
    if (passwordVariable != null && passwordFile != null) {
      throw new UsageException("--password-env and --password-file exclude each other");
    }
    if (passwordVariable != null) {
      String value = System.getenv(passwordVariable);
      if (value == null) {
        throw new UsageException("the environment has no variable " + passwordVariable);
      }
      return value;
    }
    return passwordFile == null ? null : firstLine(passwordFile);
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read; correct --password-file");
    }
  }
}
