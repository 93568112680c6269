package dev.hushcell.testing.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Reading;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Sends generated statements to both sides and counts what became of them. */
public final class GeneratedRun {
  private final String title;
  private final Side plain;
  private final Side subject;
  private final Speech speech;
  private final Disguise disguise;
  private final List<String> history = new ArrayList<>();
  private final Tally tally;

  /**
   * Begins a run.
   *
   * @param title what is needed to repeat it
   */
  public GeneratedRun(String title, Side plain, Side subject, Speech speech, Tally tally) {
    this(title, plain, subject, speech, Disguise.none(), tally);
  }

  /** As above, where values have marks. */
  public GeneratedRun(
      String title, Side plain, Side subject, Speech speech, Disguise disguise, Tally tally) {
    this.title = title;
    this.plain = plain;
    this.subject = subject;
    this.speech = speech;
    this.disguise = disguise;
    this.tally = tally;
  }

  public void create(List<Shape> shapes) throws SQLException {
    for (Shape shape : shapes) {
      run(new Phrase().add(shape.create(speech)), 0);
    }
  }

  public void run(Phrase phrase, long seed) throws SQLException {
    Random random = new Random(seed);
    int style = random.nextInt(3);
    Step step = phrase.step(speech, () -> style == 0 || (style == 1 && random.nextBoolean()));
    history.add(printable(step.text() + "  " + shown(step) + (step.batch() ? " batch" : "")));
    if (phrase.honourable() && isTooStrict(step)) {
      subject.runAndUndo(step);
      tally.countFailed();
      return;
    }
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
    Outcome wanted = plain.run(disguise.forPlain(step));
    if (isOwnFault(step, wanted)) {
      tally.countFailed();
      return;
    }
    assertThat(got.succeeded())
        .as("hushcell: %s%nplain: %s%s", got, wanted, context())
        .isEqualTo(wanted.succeeded());
    assertThat(speech.comparable(got.text()))
        .as("%s", context())
        .isEqualTo(speech.comparable(disguise.fromPlain(wanted.text())));
    if (wanted.succeeded()) {
      tally.countRan();
    } else {
      tally.countFailed();
    }
  }

  /** The plain database fails on a query because of what it made of the query itself. */
  private boolean isOwnFault(Step step, Outcome plainly) {
    return step.text().startsWith("SELECT")
        && plainly.error().filter(speech.ownFaults()::contains).isPresent();
  }

  /** The plain database does not even try it, because of the types of values. */
  private boolean isTooStrict(Step step) throws SQLException {
    Outcome would =
        speech.strict().isEmpty() ? Outcome.of("") : plain.runAndUndo(disguise.forPlain(step));
    return would.error().filter(speech.strict()::contains).isPresent();
  }

  /** All rows of all tables are equal at the end. */
  public void compareTables(List<Shape> shapes) throws SQLException {
    for (Shape shape : shapes) {
      run(new Phrase().add("SELECT * FROM " + shape.name()), 0);
    }
  }

  /** The metadata of all tables is that of the plain ones. */
  public void compareMetadata(List<Shape> shapes) throws SQLException {
    for (Shape shape : shapes) {
      String name = speech.stored(shape.name());
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
