package dev.hushcell.internal.dryrun;

import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.explain.MaskedText;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.LastStatement;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Plans each text as if nothing were protected, so that it is sent byte for byte, and tells what
 * would become of it. Used by one connection.
 *
 * @param language of the database
 * @param plain plans a text when nothing is protected
 * @param explain tells what would become of a text
 * @param assessment keeps what the planner finds out
 */
public record AssessingPlanner(
    Language language, Planner plain, Function<String, Explanation> explain, Assessment assessment)
    implements Planner {
  private static final Protection NOTHING = new Protection(0, List.of(), Set.of(), Map.of());

  @Override
  public StatementPlan plan(String sql, SchemaView schema, Protection protection) {
    if (!asksNothing(sql)) {
      assess(sql, schema);
    }
    return plain.plan(sql, schema, NOTHING);
  }

  @Override
  public boolean asksNothing(String sql) {
    return plain.asksNothing(sql);
  }

  @Override
  public LastStatement lastStatement() {
    return plain.lastStatement();
  }

  /** A database that does not answer, as in a failed transaction, does not stop the text. */
  private void assess(String sql, SchemaView schema) {
    Assessment.Text text;
    try {
      text = new Assessment.Text(sql, schema.currentSchema(), schema.version());
    } catch (Fault unanswered) {
      assessment.untold();
      return;
    }
    assessment.take(
        text,
        explain,
        each -> MaskedText.of(new Lexer(language, SessionFlag.in(schema.mode())), each));
  }
}
