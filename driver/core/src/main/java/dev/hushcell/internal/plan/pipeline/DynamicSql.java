package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.SqlRules.ExecutedTexts;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.screen.CodeReader;
import dev.hushcell.internal.plan.screen.CodeReader.CodeReading;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.plan.screen.RunTexts;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;

/**
 * Statements that run SQL which is not in the text, or only in a literal of it, at whatever depth.
 * A text that is put together when it runs is refused as long as anything is protected, and so is
 * one that cannot be read to its end.
 *
 * @param run what the statement runs beside itself
 */
record DynamicSql(
    Tokens piece, StatementHead head, RunTexts run, PlanContext context, TextPlanner planner) {

  /** Refuses what runs, or may run, SQL over a protected table. */
  void requireHarmless() {
    SqlRules rules = context.rules();
    if (rules.executedTexts().isPresent()) {
      rules.executedTexts().get().requireHarmless(piece, new Seen(context, planner));
    }
    run.unseen()
        .ifPresent(
            unseen -> {
              throw refused(unseen.what(), unseen.at());
            });
    for (RunTexts.Text text : run.texts()) {
      if (text.kind() == RunTexts.Kind.STATEMENT) {
        requireUntouched(text.literal());
      }
    }
    if (head == StatementHead.DYNAMIC && rules.executedTexts().isEmpty()) {
      dynamic();
    }
    for (RunTexts.Text text : run.texts()) {
      if (text.kind() != RunTexts.Kind.STATEMENT) {
        requireHarmless(text);
      }
    }
    boolean sets = head == StatementHead.SESSION || head == StatementHead.VARIABLES;
    if (sets && context.touch().touches(piece) && carriesValues()) {
      throw refused(
          "puts a query over a protected table, or its text, into a setting or a variable", 0);
    }
  }

  private void requireHarmless(RunTexts.Text text) {
    CodeReading reading =
        new CodeReader(context.rules(), piece.flags()).read(text.literal().value());
    if (!reading.whole()) {
      throw PlanFault.UNREADABLE.at(
          text.literal().begin(),
          "the statement runs a text that cannot be read to its end and may name a protected table;"
              + " correct it, or run that SQL as a separate statement");
    }
    if (reading.assembles()) {
      throw refused("runs a statement that is put together when it runs", text.at());
    }
    // What the body of a routine or block names, the statement names too.
    if (text.kind() == RunTexts.Kind.ARGUMENT && context.touch().isNamed(reading.names())) {
      throw refused("runs a query over a protected table", text.at());
    }
  }

  /** What a database with ways of its own asks. */
  private record Seen(PlanContext context, TextPlanner planner) implements ExecutedTexts.Ground {
    @Override
    public boolean touches(Tokens piece) {
      return context.touch().touches(piece);
    }

    @Override
    public boolean inLiterals(Tokens piece) {
      return context.touch().inLiterals(piece);
    }

    @Override
    public boolean isUntouched(String text) {
      return planner.plan(text, context.schema(), context.protection())
          instanceof StatementPlan.Untouched;
    }
  }

  /** SET SCHEMA and the like name things only; a variable takes any expression. */
  private boolean carriesValues() {
    return piece.list().stream()
        .anyMatch(token -> token.isSymbol("(") || token.kind() == Token.Kind.STRING);
  }

  private void dynamic() {
    if (piece.isWord(0, "RUNSCRIPT")) {
      throw refused("runs statements that are not seen here", 0);
    }
    if (piece.isAnyWord(0, "SCRIPT", "BACKUP")) {
      requireAllRead();
      return;
    }
    if (piece.isWord(0, "EXECUTE") && !piece.isWord(1, "IMMEDIATE")) {
      throw refused("runs a statement that was prepared and is not seen here", 0);
    }
    if (context.touch().touches(piece)) {
      throw refused("names a protected table or a routine that reaches one", 0);
    }
  }

  /** What copies whole tables copies values too that a job leaves in clear. */
  private void requireAllRead() {
    if (!context.access().writeOnly().isEmpty()) {
      throw PlanFault.WRITE_ONLY.at(
          piece.get(0).begin(),
          "the statement copies whole tables, and the profile "
              + context.access().profile()
              + " has write-only columns, whose values may be in plaintext while a job"
              + " rewrites them; copy the database under a profile without any");
    }
  }

  /** A place in the text of the literal is none in that of the statement. */
  private void requireUntouched(Token literal) {
    StatementPlan inner;
    try {
      inner = planner.plan(literal.value(), context.schema(), context.protection());
    } catch (Fault refused) {
      throw refused.code().at(literal.begin(), refused.what(), refused);
    }
    if (!(inner instanceof StatementPlan.Untouched)) {
      throw PlanFault.DYNAMIC_SQL.at(
          literal.begin(),
          "the statement runs a statement on a protected table; run that SQL as a"
              + " separate statement");
    }
  }

  private RuntimeException refused(String what, int token) {
    return PlanFault.DYNAMIC_SQL.at(
        piece.get(token).begin(),
        "the statement " + what + "; run that SQL as a separate statement");
  }
}
