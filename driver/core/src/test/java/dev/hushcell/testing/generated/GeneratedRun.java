package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Reading;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** Sends generated statements to both sides and counts what became of them. */
final class GeneratedRun {
  private final String title;
  private final Side plain;
  private final Side subject;
  private final List<String> history = new ArrayList<>();
  private final Tally tally;

  /**
   * Begins a run.
   *
   * @param title what is needed to repeat it
   */
  GeneratedRun(String title, Side plain, Side subject, Tally tally) {
    this.title = title;
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
    history.add(printable(step.text() + "  " + shown(step) + (step.batch() ? " batch" : "")));
    Outcome got = subject.run(step);
    if (!phrase.honourable()) {
      assertThat(got.code()).as("a refusal, but was: %s%s", got, context()).isPresent();
      assertThat(got.code().orElseThrow()).startsWith("HC-21");
      tally.countRefused(got.code().orElseThrow());
      return;
    }
    if (got.code().isPresent()) {
      tally.countRefused(got.code().orElseThrow());
      return;
    }
    Outcome wanted = plain.run(step);
    assertThat(got.succeeded())
        .as("hushcell: %s%nplain: %s%s", got, wanted, context())
        .isEqualTo(wanted.succeeded());
    assertThat(got.text()).as("%s", context()).isEqualTo(wanted.text());
    if (wanted.succeeded()) {
      tally.countRan();
    } else {
      tally.countFailed();
    }
  }

  /** All rows of all tables are equal at the end. */
  void compareTables(List<Shape> shapes) throws SQLException {
    for (Shape shape : shapes) {
      run(new Phrase().add("SELECT * FROM " + shape.name()), 0);
    }
  }

  /** The metadata of all tables is that of the plain ones. */
  void compareMetadata(List<Shape> shapes) throws SQLException {
    for (Shape shape : shapes) {
      String name = shape.name().toUpperCase(Locale.ROOT);
      assertThat(subject.describe(name)).as("%s", context()).isEqualTo(plain.describe(name));
    }
  }

  private static String shown(Step step) {
    return step.rows().stream()
        .map(row -> row.stream().map(Reading::show).toList().toString())
        .collect(Collectors.joining(" "));
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                printable.append(
                    c >= ' ' && c < 127 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
    return printable.toString();
  }

  private String context() {
    return "%n%s, last of %d statements:%n%s%nall of them:%n%s%n"
        .formatted(
            title,
            history.size(),
            history.get(history.size() - 1),
            String.join(System.lineSeparator(), history));
  }
}
