package dev.hushcell.internal.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AssessmentTests {
  private final Assessment assessment = new Assessment();
  private final AtomicInteger explained = new AtomicInteger();

  private void take(String sql, long version, Explanation explanation, String shown) {
    assessment.take(
        new Assessment.Text(sql, "PUBLIC", version),
        text -> {
          explained.incrementAndGet();
          return explanation;
        },
        text -> shown);
  }

  private static Explanation refused(String code) {
    return new Explanation.Refused(code, "[" + code + "] no", Optional.empty(), "p", List.of());
  }

  @Test
  void textIsExplainedOncePerStateOfTheSchema() {
    take("select 1", 1, new Explanation.Passed(), "");
    take("select 1", 1, new Explanation.Passed(), "");
    take("select 1", 2, new Explanation.Passed(), "");
    assertThat(explained).hasValue(2);
    assertThat(assessment.report().texts()).isEqualTo(2);
  }

  @Test
  void statementsOfOneShapeAreOneFindingPerOutcome() {
    take("a1", 1, refused("HC-2104"), "a <number>");
    take("a2", 1, refused("HC-2104"), "a <number>");
    take("a3", 1, refused("HC-3010"), "a <number>");
    assertThat(assessment.report().findings()).hasSize(2);
    assertThat(assessment.report().refusedByCode()).containsOnlyKeys("HC-2104", "HC-3010");
  }

  @Test
  void failureOfTheAssessmentIsCountedAndGoesNoFurther() {
    assessment.take(
        new Assessment.Text("select 1", "PUBLIC", 1),
        text -> {
          throw new IllegalStateException("m4rked");
        },
        text -> text);
    DryRunReport report = assessment.report();
    assertThat(report.untold()).isEqualTo(1);
    assertThat(report.text()).endsWith("0 would be refused; 1 could not be judged");
  }

  @Test
  void whatIsKeptIsBounded() {
    for (int i = 0; i < 10_005; i++) {
      take("s" + i, 1, refused("HC-2104"), "s" + i);
    }
    assertThat(assessment.report().findings()).hasSize(10_000);
    assertThat(assessment.report().untold()).isEqualTo(5);
    take("s1", 1, refused("HC-2104"), "s1");
    assertThat(explained).as("the oldest texts are forgotten").hasValue(10_006);
    take("x".repeat(20_000), 1, refused("HC-2104"), "s1");
    take("x".repeat(20_000), 1, refused("HC-2104"), "s1");
    assertThat(explained).as("long texts are not kept").hasValue(10_008);
  }
}
