package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.leak.Marks;
import dev.hushcell.testing.leak.Testimony;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All paths, sent over one connection after the other; what goes otherwise than expected. */
final class Workload {
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE vault (id INT PRIMARY KEY, eq VARCHAR(120) UNIQUE NULLS DISTINCT, rnd VARCHAR(120),"
              + " short VARCHAR(5), fixed CHAR(5), num NUMERIC(40), big BIGINT,"
              + " dbl DOUBLE PRECISION, dated DATE, clock TIME(6), moment TIMESTAMP,"
              + " zoned TIMESTAMP WITH TIME ZONE, uid UUID, bin VARBINARY(100),"
              + " print VARBINARY(40))",
          "CREATE TABLE copy (id INT PRIMARY KEY, eq VARCHAR(120), rnd VARCHAR(120))",
          "CREATE TABLE leaf (id INT PRIMARY KEY, eq VARCHAR(120) REFERENCES vault(eq),"
              + " must VARCHAR(20) NOT NULL, low VARCHAR(120))",
          "INSERT INTO vault (id) SELECT x FROM SYSTEM_RANGE(1, 10)");

  private final LeakMode mode;
  private final Marks marks;
  private final Testimony testimony;
  private final List<String> surprises = new ArrayList<>();

  Workload(LeakMode mode, Marks marks, Testimony testimony) {
    this.mode = mode;
    this.marks = marks;
    this.testimony = testimony;
  }

  List<PathStep> paths() {
    return Stream.of(
            mode.paths(),
            StatementPaths.writes(),
            StatementPaths.reads(),
            FormPaths.statements(),
            RefusedPaths.statements(),
            PreparedPaths.statements(),
            PreparedPaths.failures(),
            SetterPaths.texts(),
            SetterPaths.streams(),
            SetterPaths.others(),
            SurfacePaths.statements(),
            SurfacePaths.objects())
        .flatMap(List::stream)
        .toList();
  }

  void createSchema(Connection connection) throws SQLException {
    Session session = new Session(connection, marks, testimony, 0);
    for (String each : SCHEMA) {
      session.execute(each);
    }
  }

  /** Sends everything; primary keys begin after the given number. */
  void run(Connection connection, int firstId) {
    run(connection, firstId, path -> true);
  }

  /** Sends a part of it. */
  void run(Connection connection, int firstId, Predicate<PathStep> wanted) {
    Session session = new Session(connection, marks, testimony, firstId);
    for (PathStep path : paths().stream().filter(wanted).toList()) {
      marks.enter(path.name(), path.stored());
      String outcome = outcome(path, session);
      if (!fits(path.expected(), outcome)) {
        surprises.add(path.name() + ": expected " + path.expected() + ", but " + outcome);
      }
    }
  }

  private String outcome(PathStep path, Session session) {
    try {
      path.action().run(session);
      testimony.hear(session.connection().getWarnings());
      return "ran";
    } catch (SQLException e) {
      testimony.hear(e);
      return (String.valueOf(e.getMessage()).contains("[HC-") ? "refused: " : "failed: ") + e;
    } catch (RuntimeException e) {
      testimony.hear(e);
      return "threw " + e;
    }
  }

  private static boolean fits(PathStep.Expected expected, String outcome) {
    boolean ran = outcome.equals("ran");
    return switch (expected) {
      case RUNS -> ran;
      case REFUSED -> outcome.startsWith("refused");
      case FAILS -> !ran && !outcome.startsWith("threw");
      case EITHER -> !outcome.startsWith("threw");
    };
  }

  /** What went otherwise than expected. */
  List<String> surprises() {
    return surprises;
  }

  /** Asserts that what has to run ran; a plain database refuses nothing. */
  void assertAllRan() {
    assertThat(surprises).noneMatch(each -> each.contains("expected RUNS"));
  }
}
