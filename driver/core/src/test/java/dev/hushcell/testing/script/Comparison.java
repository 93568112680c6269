package dev.hushcell.testing.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** Runs steps on both sides and holds the outcomes against what the script expects. */
public final class Comparison {
  private static final String NONE = "none";

  private final Side plain;
  private final Side subject;
  private final UnaryOperator<String> comparable;

  public Comparison(Side plain, Side subject) {
    this(plain, subject, UnaryOperator.identity());
  }

  /**
   * Compares two sides.
   *
   * @param comparable leaves out of what came of a step what may differ
   */
  public Comparison(Side plain, Side subject, UnaryOperator<String> comparable) {
    this.plain = plain;
    this.subject = subject;
    this.comparable = comparable;
  }

  /** Runs a step on both sides. */
  public void check(Step step) throws SQLException {
    try {
      runOnBoth(step);
    } catch (AssertionError e) {
      throw new AssertionError(step.title() + ": " + e.getMessage(), e);
    }
  }

  private void runOnBoth(Step step) throws SQLException {
    Outcome got = subject.run(step);
    if (step.expected() instanceof Step.Expected.Refused) {
      hold(step, plain.runAndUndo(step), got);
    } else if (!(step.expected() instanceof Step.Expected.Either) || got.code().isEmpty()) {
      hold(step, plain.run(step).with(comparable), got.with(comparable));
    }
  }

  /** Holds what both sides did against what the step expects. */
  public static void hold(Step step, Outcome wanted, Outcome got) {
    if (step.expected() instanceof Step.Expected.Refused refused) {
      assertThat(got.code()).as("a refusal, but was: %s", got).isPresent();
      assertThat(got.code().orElseThrow()).isEqualTo(refused.code());
      assertThat(step.isRefusedThere(got)).as("the place of %s", got).isTrue();
      assertThat(wanted.error()).as("the plain database: %s", wanted).isEqualTo(refused.plain());
    } else if (!(step.expected() instanceof Step.Expected.Either) || got.code().isEmpty()) {
      compare(step, wanted, got);
    }
  }

  private static void compare(Step step, Outcome wanted, Outcome got) {
    if (step.expected() instanceof Step.Expected.Failure error) {
      assertThat(wanted.error().orElse(NONE)).as("plain: %s", wanted).isEqualTo(error.plain());
      assertThat(got.error().orElse(NONE)).as("hushcell: %s", got).isEqualTo(error.hushcell());
      String text = wanted.text().replace("error " + error.plain(), "error " + error.hushcell());
      assertThat(got.text())
          .as("hushcell: %s", got)
          .matches(said -> said.equals(text) || got.error().isEmpty() || wanted.error().isEmpty());
    } else if (step.expected() instanceof Step.Expected.Either) {
      assertThat(got.text()).as("hushcell: %s", got).isEqualTo(wanted.text());
    } else if (!wanted.succeeded()) {
      fail("the plain database failed: " + wanted);
    } else if (step.expected() instanceof Step.Expected.Differs) {
      assertThat(got.succeeded()).as("hushcell: %s", got).isTrue();
      assertThat(got.text()).isNotEqualTo(wanted.text());
    } else {
      assertThat(got.message().orElse("none")).as("failure").isEqualTo("none");
      assertThat(got.text()).isEqualTo(wanted.text());
    }
  }
}
