package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import java.io.IOException;
import java.io.PrintWriter;
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
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command connects to. No secret is taken from the command line. */
final class Target {
  private static final String PREFIX = "jdbc:hushcell:";
  private static final Pattern MISPLACED =
      Pattern.compile("(?:jdbc:)?((?:[a-z0-9+.-]+:)?)hushcell:", Pattern.CASE_INSENSITIVE);

  @Option(
      names = {"-u", "--url"},
      paramLabel = "URL",
      description =
          "The JDBC URL, with or without jdbc:hushcell: in front. Default: the variable"
              + " HUSHCELL_URL.")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The user of the database. Default: the variable HUSHCELL_USER.")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the password of the user. Default:"
              + " HUSHCELL_PASSWORD, if it is set.")
  private @Nullable String passwordVariable;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The file whose first line is the password of the user.")
  private @Nullable Path passwordFile;

  @Option(
      names = {"-p", "--ask-password"},
      description = "Ask for the password of the user at the terminal.")
  private boolean askPassword;

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

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final Properties credentials = new Properties();
  private boolean credentialsKnown;

  /** Connects through Hushcell. */
  Connection open() throws SQLException {
    loader();
    String address = PREFIX + rest();
    Properties properties = ownProperties(); // somebody may be asked for a password
    Connection connection = waiting(() -> new HushcellDriver().connect(address, properties));
    if (connection == null) {
      throw new UsageException("the URL begins with neither jdbc: nor jdbc:hushcell:");
    }
    return connection;
  }

  /** The module tests itself, and a key store may be far away: that is said at a terminal. */
  private @Nullable Connection waiting(SqlCall opening) throws SQLException {
    if (!shell().terminal()) {
      return opening.run();
    }
    PrintWriter err = spec.commandLine().getErr();
    String what = "starting the module, opening the key store, connecting";
    err.print(what);
    err.flush();
    try {
      return opening.run();
    } finally {
      err.print("\r" + " ".repeat(what.length()) + "\r");
      err.flush();
    }
  }

  /** Opens a connection. */
  @FunctionalInterface
  private interface SqlCall {
    @Nullable Connection run() throws SQLException;
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
    String given =
        url == null
            ? shell().environment().apply("HUSHCELL_URL").filter(text -> !text.isBlank()).orElse("")
            : url;
    if (given.isEmpty()) {
      throw new UsageException("name the database with --url, or in the variable HUSHCELL_URL");
    }
    if (given.startsWith(PREFIX)) {
      return given.substring(PREFIX.length());
    }
    Matcher misplaced = MISPLACED.matcher(given);
    if (misplaced.lookingAt()) {
      throw new UsageException(
          "hushcell: stands in the wrong place of the URL; write " + PREFIX + misplaced.group(1));
    }
    if (!given.startsWith("jdbc:")) {
      throw new UsageException("the URL begins with neither jdbc: nor jdbc:hushcell:");
    }
    return given.substring("jdbc:".length());
  }

  private Shell shell() {
    return HushcellCommand.shell(spec);
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
      throw new UsageException(jar + " is not the path of a jar; correct --driver");
    }
  }

  private Properties properties() {
    if (!credentialsKnown) { // once, since somebody may be asked
      Optional.ofNullable(user)
          .or(() -> shell().environment().apply("HUSHCELL_USER"))
          .filter(name -> !name.isBlank())
          .ifPresent(name -> credentials.setProperty("user", name));
      findPassword().ifPresent(text -> credentials.setProperty("password", text));
      credentialsKnown = true;
    }
    Properties properties = new Properties();
    properties.putAll(credentials);
    return properties;
  }

  private Optional<String> findPassword() {
    long ways =
        Stream.of(passwordVariable != null, passwordFile != null, askPassword)
            .filter(given -> given)
            .count();
    if (ways > 1) {
      throw new UsageException(
          "--password-env, --password-file and --ask-password exclude each other");
    }
    if (askPassword) {
      return Optional.of(
          shell()
              .secrets()
              .apply("Password of the database: ")
              .orElseThrow(
                  () ->
                      new UsageException(
                          "there is no terminal to ask at; use --password-env or"
                              + " --password-file")));
    }
    if (passwordVariable != null) {
      String name = passwordVariable;
      return Optional.of(
          shell()
              .environment()
              .apply(name)
              .orElseThrow(() -> new UsageException("the environment has no variable " + name)));
    }
    return passwordFile == null
        ? shell().environment().apply("HUSHCELL_PASSWORD").filter(text -> !text.isBlank())
        : Optional.of(firstLine(passwordFile));
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read; correct --password-file");
    }
  }
}
