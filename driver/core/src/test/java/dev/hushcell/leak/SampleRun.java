package dev.hushcell.leak;

import dev.hushcell.testing.broken.Break;
import dev.hushcell.testing.broken.BrokenDriver;
import dev.hushcell.testing.broken.SeenPlans;
import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Dialect;
import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The tables of the sample in a plain H2 and in a protected one, on which cases run one after the
 * other. Each is undone; where no rollback does that, the databases are made anew.
 */
final class SampleRun implements AutoCloseable {
  private static final List<Step> CONTENT =
      Stream.of("contact", "mailbox", "account", "typed", "other", "thing")
          .map(table -> Script.parse("SELECT * FROM " + table + " ORDER BY id").get(0))
          .toList();

  private final Path directory;
  private final List<String> leaks = new ArrayList<>();
  private final SeenPlans seen = new SeenPlans(LeakMode.REGULAR.lexer());
  private final List<String> script;
  private int number;
  private Connection plain;
  private Protected ours;

  /** The protected database. */
  private record Protected(Scene scene, BrokenDriver driver, Connection connection) {
    void close() throws Exception {
      connection.close();
      driver.close();
      scene.close();
    }
  }

  SampleRun(Path directory) throws Exception {
    this.directory = directory;
    plain = makePlain();
    ours = open(Files.createDirectory(directory.resolve("first")), List.of());
    for (Step step : Sample.tables(Dialect.plain("h2"))) {
      if (step.words().contains("past")) {
        try (Connection past = DriverManager.getConnection("jdbc:" + ours.scene().url())) {
          run(step, past);
        }
      } else {
        run(step, ours.connection());
      }
    }
    script = script(ours.scene());
    ours.close();
    ours = openCopy();
  }

  private static List<String> script(Scene scene) throws SQLException {
    List<String> statements = new ArrayList<>();
    try (Connection past = DriverManager.getConnection("jdbc:" + scene.url());
        Statement statement = past.createStatement();
        ResultSet rows = statement.executeQuery("SCRIPT")) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
    }
    return statements;
  }

  private static void run(Step step, Connection connection) throws SQLException {
    Outcome made = new Side(connection, false).run(step);
    if (!made.succeeded()) {
      throw new SQLException(step.title() + " -> " + made);
    }
  }

  private static Connection makePlain() throws SQLException {
    Connection made = new org.h2.Driver().connect("jdbc:h2:mem:" + UUID.randomUUID(), null);
    for (Step step : Sample.tables(Dialect.plain("h2"))) {
      run(step, made);
    }
    made.setAutoCommit(false);
    return made;
  }

  private Protected open(Path place, List<String> statements) throws Exception {
    Scene scene = Scene.untraced(place, 1, LeakMode.REGULAR);
    try (Connection past = new org.h2.Driver().connect("jdbc:" + scene.url(), null);
        Statement statement = past.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
    Break watched =
        new Break("nothing", seen::watching, cells -> cells, Break.Slip.NONE, Set.of(), "");
    BrokenDriver driver = scene.broken(scene.configuration(Sample.columns()), watched);
    return new Protected(scene, driver, driver.connect());
  }

  /** Opens a copy of the first: nothing need be sealed and no key made. */
  private Protected openCopy() throws Exception {
    Path copy = Files.createDirectories(directory.resolve("copy" + ++number));
    Path keys = Files.createDirectory(copy.resolve("keys"));
    try (Stream<Path> files = Files.list(directory.resolve("first").resolve("keys"))) {
      for (Path each : files.toList()) {
        Files.copy(each, keys.resolve(each.getFileName()));
      }
    }
    Protected opened = open(copy, script);
    opened.connection().setAutoCommit(false);
    return opened;
  }

  /** Runs a case on both sides, and with marks, and undoes it. */
  void check(Step given) throws Exception {
    Step step = Sample.bound(given, plain);
    boolean refused = step.expected() instanceof Step.Expected.Refused;
    Side subject = new Side(ours.connection(), false, ours.scene()::hear);
    try {
      if (refused || Sample.isUndone(step)) {
        subject.run(ours.scene().marked(step));
        ours.connection().rollback();
      }
      Outcome got = subject.run(step);
      Side other = new Side(plain, false);
      Comparison.hold(step, other.run(step), got);
      if (got.succeeded() && Sample.isUndone(step) && Sample.mayChange(step)) {
        for (Step content : CONTENT) {
          Comparison.hold(content, other.run(content), subject.run(content));
        }
      }
    } finally {
      undo(Sample.isUndone(step), refused);
    }
    if (seen.of(step).filter(found -> found.fits(step)).isEmpty()) {
      throw new AssertionError("planned as " + seen.of(step));
    }
  }

  private void undo(boolean undone, boolean refused) throws Exception {
    if (undone) {
      plain.rollback();
    } else {
      plain.close();
      plain = makePlain();
    }
    if (undone || refused) {
      ours.connection().rollback();
    } else {
      search();
      ours.close();
      ours = openCopy();
    }
  }

  private void search() throws IOException {
    ours.scene().search().forEach(finding -> leaks.add(finding.toString()));
  }

  /** Returns the marks that were found somewhere. */
  List<String> leaks() throws IOException {
    search();
    return leaks;
  }

  @Override
  public void close() throws Exception {
    plain.close();
    ours.close();
  }
}
