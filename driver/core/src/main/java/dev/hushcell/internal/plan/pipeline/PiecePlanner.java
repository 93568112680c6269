package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.definition.Definition;
import dev.hushcell.internal.plan.definition.Definitions;
import dev.hushcell.internal.plan.definition.Emptying;
import dev.hushcell.internal.plan.screen.OwnTables;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.plan.screen.RunTexts;
import dev.hushcell.internal.plan.screen.ScratchTables;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Plans one statement of a text.
 *
 * @param texts plans what the statement runs, where that is in a literal of it
 */
record PiecePlanner(TextPlanner texts, Readings readings, ViewTexts views, PlanContext context) {
  /**
   * Plans it.
   *
   * @param run what it runs beside itself
   * @param alone whether the text is this statement and nothing else
   */
  PiecePlan plan(Tokens piece, RunTexts run, boolean alone) {
    StatementHead head = StatementHead.of(piece);
    OwnTables.requireColumnsUnnamed(piece, context.protection().jobs());
    if (context.touch().isIdle()) {
      return PiecePlan.untouched(piece);
    }
    OwnTables.requireUnchanged(piece, head);
    ScratchTables.requireUnused(piece, head, context.touch().tables());
    context.lookalikes().requireNone(piece, head);
    Optional<RoutineCall> call =
        RoutineCall.mayBe(piece, context.trusted(), context.rules())
            ? RoutineCall.of(readings.tree(piece), context.trusted())
            : Optional.empty();
    if (call.isPresent()) {
      context.schema().requireUnderstood();
      return new RowPlanner(call.get().tree(), context, views).call(call.get());
    }
    requireNothingUnnamed(piece, head);
    requireSettingStays(piece, head);
    new DynamicSql(piece, head, run, context, texts).requireHarmless();
    Definitions.requireSchemaStays(piece, context.protection());
    Optional<Definition> emptying = Emptying.read(piece, context.protection());
    if (emptying.isPresent()) {
      return definition(piece, emptying.get());
    }
    if (run.foreign()) {
      return definition(piece);
    }
    if (!context.touch().touches(piece)) {
      return PiecePlan.untouched(piece);
    }
    context.schema().requireUnderstood();
    Rowless.require(piece, head);
    return switch (head) {
      case TRANSACTION, SESSION, INFORMATION, DYNAMIC -> PiecePlan.untouched(piece);
      case DEFINITION -> definition(piece);
      case QUERY, UPDATE, DELETE -> rows(piece, alone);
      case INSERT, MERGE, EXPLAIN, VARIABLES, OTHER -> rows(piece, false);
    };
  }

  /** Operators and casts have no names in a statement, so nothing can be claimed. */
  private void requireNothingUnnamed(Tokens piece, StatementHead head) {
    boolean runs =
        switch (head) {
          case TRANSACTION, SESSION, INFORMATION -> false;
          case DEFINITION -> !piece.isAnyWord(0, "DROP", "COMMENT", "GRANT", "REVOKE");
          case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, DYNAMIC, VARIABLES, OTHER -> true;
        };
    if (runs && context.touch().mayRunUnnamed(piece)) {
      throw PlanFault.REACHES.at(
          piece.get(0).begin(),
          "the statement may use an operator, a cast or an operator class that somebody made and"
              + " whose function reaches, or may reach, what is protected; drop it, or vouch for"
              + " the function under procedures:");
    }
  }

  /** A setting of the whole database would have every later statement refused, of everybody. */
  private void requireSettingStays(Tokens piece, StatementHead head) {
    boolean fixed =
        head == StatementHead.SESSION
            && piece.size() > 1
            && context.rules().fixedSettings().contains(Names.fold(piece.get(1).value()));
    if (fixed) {
      throw PlanFault.SETTING.at(
          piece.get(1).begin(),
          "the setting changes what statements mean in the whole database, and protected tables"
              + " could no longer be used; set it before anything is protected");
    }
  }

  private PiecePlan rows(Tokens piece, boolean alone) {
    Tree tree = readings.tree(piece);
    RowPlanner planner = new RowPlanner(tree, context, views);
    try {
      return rows(planner, piece, alone);
    } catch (Fault fault) {
      EvaluationAdvice advice =
          new EvaluationAdvice(
              context.access(),
              planner.reading(),
              access -> with(access).refusal(tree, piece, alone));
      throw advice.behind(fault);
    }
  }

  private PiecePlan rows(RowPlanner planner, Tokens piece, boolean alone) {
    if (alone && piece.flags().contains(SessionFlag.ROWS_LIMITED)) {
      planner.reading().notEvaluated("a limit of rows that the session has set; lift it");
      return planner.plan();
    }
    return alone ? planner.split(sql -> finding(sql, piece)) : planner.plan();
  }

  private PiecePlanner with(Access access) {
    return new PiecePlanner(texts, readings, views, context.with(access));
  }

  /** Returns why a statement is refused, and what keeps the driver from evaluating it. */
  private Optional<EvaluationAdvice.Refused> refusal(Tree tree, Tokens piece, boolean alone) {
    RowPlanner planner = new RowPlanner(tree, context, views);
    try {
      PiecePlan unused = rows(planner, piece, alone);
      return Optional.empty();
    } catch (Fault fault) {
      return Optional.of(new EvaluationAdvice.Refused(fault, planner.obstacle()));
    }
  }

  /** Plans a query that finds rows of a statement, whose session reads it in the same way. */
  private Touching finding(String sql, Tokens statement) {
    try {
      Tokens tokens = new Lexer(context.rules().language(), statement.flags()).lex(sql);
      PiecePlan plan = new RowPlanner(readings.tree(tokens), context, views).split(null);
      return (Touching)
          PiecePlan.together(
              sql, tokens, false, List.of(plan), Afterwards.NOTHING, context.touch());
    } catch (Fault refused) {
      throw refused
          .code()
          .insteadOf(refused, refused.what()); // its position is one in another text
    }
  }

  private PiecePlan definition(Tokens piece) {
    return definition(piece, Definitions.read(piece, context, views.of(context)));
  }

  private static PiecePlan definition(Tokens piece, Definition definition) {
    if (definition.isHarmless()) {
      return PiecePlan.untouched(piece);
    }
    return new PiecePlan(
        StatementHead.DEFINITION,
        true,
        definition.splices(),
        PiecePlan.untouched(piece).parameters(),
        definition.changes(),
        true);
  }
}
