package dev.hushcell.samples.crm.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.samples.crm.keys.ColumnJob.Outcome;
import dev.hushcell.samples.crm.keys.ColumnJob.Stage;
import dev.hushcell.samples.crm.keys.ColumnJob.StageState;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What people are told of a job. */
class ColumnJobTests {
  private long seconds;
  private final ColumnJob job = new ColumnJob("a job", Stage.FILL, () -> seconds * 1_000_000_000L);

  @Test
  void tellsRowsRateAndTimeLeft() {
    seconds = 2;
    job.at(Step.FILLING, 4000, 10_000);
    assertThat(now().words()).isEqualTo("4,000 of 10,000 rows, 2,000 a second, 3 s left");
    assertThat(job.state(Locale.UK).pausable()).isTrue();
    job.at(Step.FILLING, 4000, 4_000_000);
    assertThat(now().words()).endsWith("33 min left");
  }

  @Test
  void tellsNumbersAsAUserReadsThem() {
    seconds = 2;
    job.at(Step.FILLING, 4000, 10_000);
    job.at(Step.ANNOUNCING, 0, 0);
    job.finish(Outcome.DONE, locale -> String.format(locale, "%,d rows", 4000));
    assertThat(job.state(Locale.UK).stages().get(0).words()).isEqualTo("4,000 rows, 2.0 s");
    assertThat(job.state(Locale.UK).words()).isEqualTo("4,000 rows");
    assertThat(job.state(Locale.GERMANY).stages().get(0).words()).isEqualTo("4.000 rows, 2,0 s");
    assertThat(job.state(Locale.GERMANY).words()).isEqualTo("4.000 rows");
  }

  @Test
  void neverGoesBackToAStage() {
    Step[] steps = {
      Step.FILLING,
      Step.CATCHING_UP,
      Step.COMPARING,
      Step.CATCHING_UP,
      Step.ANNOUNCING,
      Step.EXCHANGING,
      Step.CATCHING_UP,
      Step.COMPARING,
      Step.ENDED
    };
    String[] stages = {
      "filled", "compared", "compared", "compared", "reads", "exchanged", "exchanged", "old", "old"
    };
    for (int i = 0; i < steps.length; i++) {
      seconds++;
      job.at(steps[i], 7, 7);
      assertThat(now().name()).as(steps[i].toString()).contains(stages[i]);
      assertThat(job.state(Locale.UK).pausable()).isEqualTo(i < 4);
    }
    job.finish(Outcome.DONE, locale -> "all is done");
    assertThat(job.state(Locale.UK).words()).isEqualTo("all is done");
    assertThat(job.state(Locale.UK).stages()).allMatch(each -> each.state().equals("done"));
    assertThat(job.state(Locale.UK).stages().get(0).words()).isEqualTo("7 rows, 2.0 s");
  }

  @Test
  void leavesOpenWhatWasNotDone() {
    job.at(Step.FILLING, 1, 2);
    job.finish(Outcome.PAUSED, locale -> "paused");
    assertThat(job.state(Locale.UK).finished()).isTrue();
    assertThat(job.state(Locale.UK).stages()).allMatch(each -> each.state().equals("open"));
  }

  private StageState now() {
    return job.state(Locale.UK).stages().stream()
        .filter(each -> each.state().equals("now"))
        .findFirst()
        .orElseThrow();
  }
}
