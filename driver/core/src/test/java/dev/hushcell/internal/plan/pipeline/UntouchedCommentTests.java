package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of comments in a text that touches nothing: blanks where they name something. */
class UntouchedCommentTests {
  private final TextPlanner planner =
      new TextPlanner(new H2Types(), H2Rules.RULES, Access.unlimited(), TrustedObjects.nothing());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/* CONTACT */SELECT 1 | SELECT 1",
        "SELECT 1 /* set c.email='x' */ | SELECT 1",
        "SELECT 1 /* \"Email\" */ FROM thing | SELECT 1 FROM thing",
        "SELECT 1 /* it's U&\"\\0063ontact\" */ | SELECT 1",
        "SELECT 1 /* 'select email' */ /* goes too */ | SELECT 1",
        "SELECT /*+ a(b) */ /* email */ 1 | SELECT /*+ a(b) */ 1",
        "SET @x = 1 /* email */ | SET @x = 1",
        "SELECT 1; /* email */ SELECT 2 | SELECT 1; SELECT 2"
      })
  void namesBecomeBlanks(String sql, String sent) {
    assertThat(sent(sql)).isEqualToNormalizingWhitespace(sent).hasSameSizeAs(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* emails, contacts */ SELECT 1",
        "SELECT 1 -- post",
        "SELECT /*+ email */ 1",
        "SELECT '/* email */'",
        "SELECT 1"
      })
  void allElseStaysAsItIs(String sql) {
    assertThat(sent(sql)).isEqualTo(sql);
  }

  private String sent(String sql) {
    SampleSchema schema = new SampleSchema();
    StatementPlan.Untouched plan =
        (StatementPlan.Untouched) planner.plan(sql, schema, schema.protection());
    StringBuilder text = new StringBuilder(sql);
    for (Splice each : plan.blanks()) {
      text.replace(each.begin(), each.end(), ((Splice.Text) each).replacement());
    }
    return text.toString();
  }
}
