package dev.hushcell.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.testing.leak.Mark;
import dev.hushcell.testing.leak.MarkedStep;
import dev.hushcell.testing.leak.Marks;
import dev.hushcell.testing.leak.Scanner;
import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The cases of the sample that a rollback undoes, on each server whose plain database takes them:
 * they give its answer and leave the same in the tables, or are refused; and no mark that is sent
 * in place of a value is found on the server.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class SampleTests {
  private static final Lexer LEXER = new Lexer(new H2Language());
  private static final List<Step> CONTENT =
      Stream.of("contact", "mailbox", "account", "other", "thing")
          .map(table -> Script.parse("SELECT * FROM " + table + " ORDER BY id").get(0))
          .toList();

  private static final Pattern TOLD =
      Pattern.compile("getString=(?:null|\\w+<.*?>)|updated \\d+|error \\w+", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("column \\d+ label=");

  @Parameter Server server;
  @TempDir Path directory;

  private final SoftAssertions all = new SoftAssertions();
  private final List<Mark> marks = new ArrayList<>();
  private long seed;
  private int same;
  private int refused;

  @Test
  void casesGiveThePlainAnswerOrAreRefused() throws Exception {
    assumeFalse(server.words().names().contains("h2"), "the core runs them on H2");
    assumeFalse(server.words().names().contains("sqlserver"), "a column is called backup");
    assumeFalse(server.name().equals("sqlite-wal"), "only the journal differs from sqlite");
    seed = (long) server.name().hashCode() << 20; // servers share logs
    Scene scene = Scene.of(server, directory, Sample.columns());
    Marks control = new Marks(seed++);
    try (Connection ours = scene.ours();
        Connection plain = server.fresh().plain()) {
      for (Step step : Sample.tables(server.words())) {
        all.assertThat(side(plain).run(step).message()).as(step.title()).isEmpty();
        all.assertThat(side(ours).run(step).message()).as(step.title()).isEmpty();
      }
      ours.setAutoCommit(false);
      plain.setAutoCommit(false);
      for (String file : Sample.RUN) {
        for (Step step : Sample.cases(file, server.words())) {
          if (Sample.isUndone(step)
              && !step.words().contains("planned")
              && !(step.expected() instanceof Step.Expected.Differs)) {
            check(file, step, plain, ours);
          }
        }
      }
      sendPlain(control, ours);
    }
    server.flush();
    all.assertThat(marks).hasSizeGreaterThan(150);
    all.assertThat(scene.traces().of(new Scanner(marks))).isEmpty();
    all.assertThat(scene.traces().of(new Scanner(control.all())).isEmpty())
        .as("the search itself")
        .isEqualTo(server.traces().isEmpty());
    all.assertThat(same).isGreaterThan(150);
    all.assertThat(refused).isGreaterThan(100);
    all.assertAll();
  }

  private void check(String file, Step written, Connection plain, Connection ours)
      throws SQLException {
    Step step = Sample.bound(written, plain);
    plain.rollback();
    Side other = side(plain);
    Outcome wanted = answer(other, step);
    if (wanted.succeeded()) {
      Side subject = side(ours);
      runMarked(step, subject);
      ours.rollback();
      Outcome got = subject.run(step);
      if (got.code().isPresent()) {
        refused++;
      } else {
        same++;
        String title = file + " " + step.title();
        all.assertThat(rows(got)).as(title).isEqualTo(expected(step, wanted));
        if (got.succeeded() && Sample.mayChange(step)) {
          CONTENT.forEach(
              each ->
                  all.assertThat(rows(subject.run(each)))
                      .as(title)
                      .isEqualTo(rows(other.run(each))));
        }
      }
    }
    plain.rollback();
    ours.rollback();
  }

  private Side side(Connection connection) {
    return new Side(connection, false, server.tellsTypes());
  }

  /** A driver may fail before its server does. */
  private static Outcome answer(Side plain, Step step) {
    try {
      return plain.run(step);
    } catch (RuntimeException broken) {
      return Outcome.of(new SQLException(broken));
    }
  }

  private static List<String> expected(Step step, Outcome wanted) {
    return step.expected() instanceof Step.Expected.Failure failure
            && failure.plain().equals("none")
        ? List.of("error " + failure.hushcell())
        : rows(wanted);
  }

  /** Sends a mark to a plain column, where it has to be found. */
  private void sendPlain(Marks control, Connection ours) throws SQLException {
    control.enter("control", false);
    String sql = "INSERT INTO thing VALUES (9, '" + control.ascii() + "', 9)";
    side(ours).run(Script.parse(sql).get(0));
    ours.commit();
  }

  /**
   * What is refused on H2 has marks in all places; it may run here, where some of them are plain.
   */
  private void runMarked(Step step, Side subject) {
    Marks fresh = new Marks(seed++);
    MarkedStep.of(step, LEXER, fresh)
        .map(subject::run)
        .filter(
            outcome ->
                outcome.code().isPresent() || !(step.expected() instanceof Step.Expected.Refused))
        .ifPresent(outcome -> marks.addAll(fresh.all()));
  }

  /** Returns what came of it, the rows sorted, without the names of columns: they tell cells. */
  private static List<String> rows(Outcome outcome) {
    List<String> cells = TOLD.matcher(outcome.text()).results().map(MatchResult::group).toList();
    int columns = Math.max(1, (int) COLUMN.matcher(outcome.text()).results().count());
    return IntStream.range(0, cells.size() / columns)
        .mapToObj(row -> String.join(" | ", cells.subList(row * columns, (row + 1) * columns)))
        .sorted()
        .toList();
  }
}
