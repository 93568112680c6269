package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.ExecutedTexts;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;

/**
 * Statements that run SQL which is not in the text, or only in a literal of it, at whatever depth.
 * A text that is put together when it runs is refused as long as anything is protected.
 */
public record DynamicSql(
    Tokens piece, StatementHead head, PlanContext context, TextPlanner planner) {
  /** What may follow the one literal that is run. */
  private static final List<String> BEHIND = List.of("USING", "INTO", "END", "LOOP");

  /** Words behind EXECUTE that name a right or a routine. */
  private static final List<String> NAMED = List.of("FUNCTION", "PROCEDURE", "ON");

  private static final String UNSEEN = "runs SQL, or reads or links tables, that are not seen here";
  private static final String ASSEMBLED = "runs a query that is put together when it runs";

  /**
   * Refuses what runs, or may run, SQL over a protected table.
   *
   * @param rules which tell the functions that run a text as SQL
   */
  void requireHarmless(SqlRules rules) {
    if (rules.executedTexts().isPresent()) {
      rules.executedTexts().get().requireHarmless(piece, new Seen(context, planner));
    } else {
      requireNoneAssembled(rules);
      if (head == StatementHead.DYNAMIC) {
        dynamic();
      }
    }
    if (head == StatementHead.SESSION && context.touch().touches(piece) && carriesValues()) {
      throw refused("puts a query over a protected table, or its text, into a setting", 0);
    }
    for (int i = 0; i < piece.size(); i++) {
      String name = called(piece, i);
      if (rules.unseenFunctions().contains(name)) {
        throw refused(UNSEEN, i);
      } else if (rules.sqlFunctions().contains(name)) {
        function(i);
      }
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

  /** A function that runs a text, or reads the table that a text names. */
  private void function(int at) {
    if (!onlyLiterals(piece, at + 2)) {
      throw refused(ASSEMBLED, at);
    }
    if (context.touch().inAnyLiteral(piece)) {
      throw refused("runs a query over a protected table", at);
    }
  }

  /** SET SCHEMA and the like name things only; a variable takes any expression. */
  private boolean carriesValues() {
    return piece.list().stream()
        .anyMatch(token -> token.isSymbol("(") || token.kind() == TokenKind.STRING);
  }

  private void requireNoneAssembled(SqlRules rules) {
    for (int i = 0; i < piece.size(); i++) {
      if (piece.isWord(i, "EXECUTE") && piece.isWord(i + 1, "IMMEDIATE")) {
        requireOneLiteral(piece, i, i + 2);
        requireUntouched(piece.get(i + 2));
      } else if (piece.isWord(i, "PREPARE") && piece.isWord(i + 2, "FROM")) {
        requireOneLiteral(piece, i, i + 3);
        requireUntouched(piece.get(i + 3));
      }
    }
    if (rules.bodiesAreLiterals() && mayHaveBody()) {
      bodies(piece, rules);
    }
  }

  /** Tells whether a literal may be code, and not a comment, a default or a setting. */
  private boolean mayHaveBody() {
    if (piece.isWord(0, "CREATE")) {
      return piece.list().stream()
          .anyMatch(token -> token.isWord("FUNCTION") || token.isWord("PROCEDURE"));
    }
    return !head.readsOrChangesRows() && !piece.isAnyWord(0, "ALTER", "COMMENT", "NOTIFY", "SET");
  }

  /** Looks into the bodies of routines and blocks, where these are literals. */
  private void bodies(Tokens code, SqlRules rules) {
    for (Token token : code.list()) {
      if (token.kind() == TokenKind.STRING) {
        body(code.ofBody(token.value()), rules);
      }
    }
  }

  private void body(Tokens body, SqlRules rules) {
    for (int i = 0; i < body.size(); i++) {
      int at = i + 1;
      if (body.isWord(i, "EXECUTE") && NAMED.stream().noneMatch(word -> body.isWord(at, word))) {
        requireOneLiteral(body, i, at);
      }
      String name = called(body, i);
      if (rules.unseenFunctions().contains(name)) {
        throw refused(UNSEEN, 0);
      } else if (rules.sqlFunctions().contains(name) && !onlyLiterals(body, i + 2)) {
        throw refused(ASSEMBLED, 0);
      }
    }
    bodies(body, rules);
  }

  /** Returns the folded name of what is called at an index, empty where nothing is. */
  private static String called(Tokens code, int at) {
    boolean called = code.get(at).isName() && code.isSymbol(at + 1, "(");
    return called ? Names.fold(code.get(at).value()) : "";
  }

  private void requireOneLiteral(Tokens code, int begin, int at) {
    boolean one =
        at < code.size()
            && code.get(at).kind() == TokenKind.STRING
            && (at + 1 == code.size()
                || code.isSymbol(at + 1, ";")
                || BEHIND.stream().anyMatch(word -> code.isWord(at + 1, word)));
    if (!one) {
      throw refused(
          "runs a statement that is put together when it runs", code == piece ? begin : 0);
    }
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

  private static boolean onlyLiterals(Tokens code, int from) {
    for (int i = from; i < code.size(); i++) {
      if (code.isSymbol(i, ")")) {
        return true;
      }
      TokenKind kind = code.get(i).kind();
      boolean literal =
          kind == TokenKind.STRING
              || kind == TokenKind.NUMBER
              || code.isAnyWord(i, "TRUE", "FALSE", "NULL");
      boolean alone = code.isSymbol(i + 1, ",") || code.isSymbol(i + 1, ")");
      if (!code.isSymbol(i, ",") && !(literal && alone)) {
        return false;
      }
    }
    return false;
  }

  private RuntimeException refused(String what, int token) {
    return PlanFault.DYNAMIC_SQL.at(
        piece.get(token).begin(),
        "the statement " + what + "; run that SQL as a separate statement");
  }
}
