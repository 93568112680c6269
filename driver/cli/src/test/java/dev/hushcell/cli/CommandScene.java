package dev.hushcell.cli;

import dev.hushcell.HushcellDriver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A database with one protected cell, on which commands are run. */
final class CommandScene {
  static final String PASSWORD = "correct horse battery staple";

  final String url;
  final Path configuration;
  private final Path directory;

  /** Whether somebody sits at a terminal. */
  boolean terminal;

  /** What somebody types who is asked for a secret; null where there is no terminal. */
  @Nullable String typed;

  /** What a command printed and how it ended. */
  record Ran(int code, String out, String err) {}

  CommandScene(Path directory) throws IOException, SQLException {
    this(directory, "keys");
  }

  /** Makes one with a key store of a name. */
  CommandScene(Path directory, String keys) throws IOException, SQLException {
    this.directory = directory;
    Files.writeString(directory.resolve("password"), PASSWORD);
    configuration = directory.resolve("hushcell.yaml");
    configure(keys, configuration, "columns:\n  contact.email: { search: equality }\n");
    url = "jdbc:hushcell:h2:file:" + directory.resolve("crm");
    ours(
        "create table contact(id int primary key, email varchar(100))",
        "insert into contact values (1, 'ada@example.com')");
  }

  /**
   * Writes a configuration. A file that is not named as one of the driver's is a store {@code
   * test}, which derives no keys from its password: that would be nearly all that these tests do.
   */
  void configure(String keys, Path file, String more) throws IOException {
    Files.writeString(
        file,
        "keystore:\n  type: "
            + (keys.endsWith(".bcfks") ? "bcfks" : "test")
            + "\n  path: "
            + directory.resolve(keys)
            + "\n  password: ${file:"
            + directory.resolve("password")
            + "}\n  key: crm-master\n  create: true\n"
            + more);
  }

  Ran run(String... args) {
    return run(Map.of(), "", args);
  }

  /** Runs a command with variables and a standard input. */
  Ran run(Map<String, String> variables, String input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = HushcellCommand.commandLine(shell(variables, input));
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(args);
    return new Ran(code, out.toString(), err.toString());
  }

  private Shell shell(Map<String, String> variables, String input) {
    return new Shell(
        name -> Optional.ofNullable(variables.get(name)),
        () -> new BufferedReader(new StringReader(input)),
        prompt -> Optional.ofNullable(typed),
        terminal);
  }

  Ran onDatabase(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--url", url, "--config", configuration.toString()));
    return run(all.toArray(String[]::new));
  }

  /** Runs statements past Hushcell. */
  void plain(String... statements) throws SQLException {
    try (Connection plain =
            DriverManager.getConnection(url.replace("jdbc:hushcell:", "jdbc:"), "", "");
        Statement statement = plain.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Runs statements through Hushcell, as a process that reads the configuration anew. */
  void ours(String... statements) throws SQLException {
    try (Connection connection =
            new HushcellDriver()
                .connect(url + ";hushcell.config=" + configuration, new Properties());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
