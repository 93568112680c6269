package dev.hushcell.leak;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.testing.TestKeyStore;
import dev.hushcell.testing.Traffic;
import dev.hushcell.testing.broken.Break;
import dev.hushcell.testing.broken.BrokenDriver;
import dev.hushcell.testing.leak.AppLog;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Mark;
import dev.hushcell.testing.leak.MarkedStep;
import dev.hushcell.testing.leak.Marks;
import dev.hushcell.testing.leak.Scanner;
import dev.hushcell.testing.leak.Testimony;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One run of the workload into an H2 file database with trace logging, and everything that is
 * searched afterwards: database files, trace, traffic, application log, messages.
 */
final class Scene implements AutoCloseable {
  private static final String PASSWORD = "correct horse battery staple";

  private final Path directory;
  private final LeakMode mode;
  private final boolean traced;
  private final RecordedH2 driver = new RecordedH2();
  private final AppLog log = new AppLog();
  private final Testimony testimony = new Testimony();
  private final Marks marks;
  private final Workload workload;
  private final Set<Finding> early = new LinkedHashSet<>();

  Scene(Path directory, long seed) throws SQLException {
    this(directory, seed, LeakMode.REGULAR);
  }

  Scene(Path directory, long seed, LeakMode mode) throws SQLException {
    this(directory, seed, mode, true);
  }

  private Scene(Path directory, long seed, LeakMode mode, boolean traced) throws SQLException {
    this.directory = directory;
    this.mode = mode;
    this.traced = traced;
    this.marks = new Marks(seed);
    this.workload = new Workload(mode, marks, testimony);
    log.start();
  }

  /** Makes one that leaves no trace: what a database is told is searched in the traffic. */
  static Scene untraced(Path directory, long seed, LeakMode mode) throws SQLException {
    return new Scene(directory, seed, mode, false);
  }

  /** The database's URL without {@code jdbc:}. */
  String url() {
    return "h2:file:"
        + directory.resolve("data").resolve("vault")
        + (traced ? ";TRACE_LEVEL_FILE=3;TRACE_MAX_FILE_SIZE=1000" : "")
        + mode.settings();
  }

  /** Returns a driver of its database that is broken on purpose. */
  BrokenDriver broken(Path configuration, Break broken) throws SQLException {
    BrokenDriver.Opener opener = () -> DriverManager.getConnection("jdbc:" + url());
    try (Connection connection = opener.open()) {
      for (Database each : H2Database.all()) {
        if (each.isBehind(connection.getMetaData())) {
          return new BrokenDriver(each, opener, configuration, broken);
        }
      }
      throw new SQLException("no mode of H2 that is known");
    }
  }

  /** Writes the configuration and its key store beside the data, where nothing is searched. */
  Path configuration(String columns) throws IOException {
    Path keys = Files.createDirectories(directory.resolve("keys"));
    Path password = Files.writeString(keys.resolve("password"), PASSWORD);
    String keystore = TestKeyStore.section(keys.resolve("keys"), password);
    return Files.writeString(directory.resolve("hushcell.yaml"), keystore + columns);
  }

  static String columns() throws IOException {
    try (var in = Scene.class.getResourceAsStream("/dev/hushcell/corpus/vault.columns.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Workload workload() {
    return workload;
  }

  List<Mark> marks() {
    return marks.all();
  }

  Traffic traffic() {
    return driver.traffic();
  }

  /**
   * Searches the files while the database is open, since temporary files are gone later, and takes
   * down the names of all threads. There are no beans: the module does not read {@code
   * java.management}.
   */
  void searchOpenFiles() throws IOException {
    Thread.getAllStackTraces().keySet().forEach(testimony::hear);
    early.addAll(new Scanner(marks.all()).directory(directory.resolve("data")));
  }

  /** Returns a fresh mark for a statement that does not belong to the workload. */
  String mark(String path) {
    marks.enter(path, false);
    return marks.text();
  }

  /** Returns a case with marks in place of its values, or itself where it has none. */
  Step marked(Step step) {
    return MarkedStep.of(step, mode.lexer(), marks).orElse(step);
  }

  void hear(Object said) {
    testimony.hear(said);
  }

  void hear(SQLException failure) {
    testimony.hear(failure);
  }

  /** Searches what reached the real driver since the last time, and forgets it. */
  Set<Finding> trafficFindings() {
    Scanner scanner = new Scanner(marks.all());
    Set<Finding> findings = new LinkedHashSet<>();
    for (byte[] payload : driver.traffic().payloads()) {
      findings.addAll(scanner.bytes("traffic", payload));
    }
    driver.traffic().clear();
    return findings;
  }

  /** Searches everything. */
  List<Finding> search() throws IOException {
    Scanner scanner = new Scanner(marks.all());
    Set<Finding> findings = new LinkedHashSet<>(early);
    findings.addAll(scanner.directory(directory.resolve("data")));
    findings.addAll(trafficFindings());
    findings.addAll(scanner.text("log", log.text()));
    findings.addAll(scanner.text("messages", testimony.said()));
    return new ArrayList<>(findings);
  }

  @Override
  public void close() throws SQLException {
    log.stop();
    driver.close();
  }
}
