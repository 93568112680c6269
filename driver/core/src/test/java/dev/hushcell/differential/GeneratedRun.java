package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sends generated statements to both sides and counts what became of them. */
final class GeneratedRun {
  private final Side plain;
  private final Side subject;
  private final List<String> history = new ArrayList<>();
  private final Tally tally;

  GeneratedRun(Side plain, Side subject, Tally tally) {
    this.plain = plain;
    this.subject = subject;
    this.tally = tally;
  }

  void create(List<Shape> shapes) {
    for (Shape shape : shapes) {
      run(new Phrase().add(shape.create()), 0);
    }
  }

  void run(Phrase phrase, long seed) {
    Random random = new Random(seed);
    int style = random.nextInt(3);
    Step step = phrase.step(() -> style == 0 || (style == 1 && random.nextBoolean()));
    history.add(step.text() + "  " + shown(step));
    Outcome got = subject.run(step);
    if (!phrase.honourable()) {
      assertThat(got.code()).as("a refusal, but was: %s%s", got, context()).isPresent();
      assertThat(got.code().orElseThrow()).startsWith("HC-21");
      tally.countRefused();
      return;
    }
    Outcome wanted = plain.run(step);
    assertThat(got.succeeded())
        .as("hushcell: %s%nplain: %s%s", got, wanted, context())
        .isEqualTo(wanted.succeeded());
    if (wanted.succeeded()) {
      assertThat(got.text()).as(context()).isEqualTo(wanted.text());
      tally.countRan();
    } else {
      if (wanted.text().startsWith("error 23")) {
        assertThat(got.text()).as(context()).isEqualTo(wanted.text());
      }
      tally.countFailed();
    }
  }

  /** All rows of all tables are equal at the end. */
  void compareTables(List<Shape> shapes) throws SQLException {
    for (Shape shape : shapes) {
      run(new Phrase().add("SELECT * FROM " + shape.name()), 0);
    }
  }

  private static String shown(Step step) {
    return step.rows().isEmpty()
        ? ""
        : step.rows().get(0).stream().map(Reading::show).toList().toString();
  }

  private String context() {
    return "\nlast of " + history.size() + " statements:\n" + history.get(history.size() - 1);
  }
}
