package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.text.TextPlanner.Ground;
import dev.hushcell.internal.sql.Dialect;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/** Statements that run SQL which is not in the text, or only in a literal of it. */
record DynamicSql(Tokens piece, StatementHead head, Ground ground, TextPlanner planner) {

  static DynamicSql of(Tokens piece, StatementHead head, Ground ground, TextPlanner planner) {
    return new DynamicSql(piece, head, ground, planner);
  }

  /**
   * Refuses what runs, or may run, SQL over a protected table.
   *
   * @param functions that run a text as SQL
   */
  void requireHarmless(Set<String> functions) {
    if (piece.dialect() == Dialect.TSQL) {
      new TsqlDynamic(piece, ground, planner).requireHarmless();
    } else if (head == StatementHead.DYNAMIC) {
      dynamic();
    }
    if (head == StatementHead.SESSION && ground.touch().touches(piece) && carriesValues()) {
      throw refused("puts a query over a protected table, or its text, into a setting", 0);
    }
    for (int i = 0; i < piece.size(); i++) {
      boolean called = piece.isSymbol(i + 1, "(");
      if (called && piece.get(i).isWord("LINK_SCHEMA")) {
        throw refused("links tables that are not seen here", i);
      }
      boolean runs = called && functions.contains(Names.fold(piece.get(i).value()));
      if (runs && !onlyLiterals(i + 2)) {
        throw refused("runs a query that is put together when it runs", i);
      }
      if (runs && ground.touch().inLiterals(piece)) {
        throw refused("runs a query over a protected table", i);
      }
    }
  }

  /** SET SCHEMA and the like name things only; a variable takes any expression. */
  private boolean carriesValues() {
    return piece.list().stream()
        .anyMatch(token -> token.isSymbol("(") || token.kind() == TokenKind.STRING);
  }

  private void dynamic() {
    if (piece.isWord(0, "RUNSCRIPT")) {
      throw refused("runs statements that are not seen here", 0);
    }
    if (piece.isWord(0, "SCRIPT") || piece.isWord(0, "BACKUP")) {
      return;
    }
    if (piece.isWord(0, "EXECUTE") && piece.isWord(1, "IMMEDIATE")) {
      immediate();
      return;
    }
    if (piece.dialect() == Dialect.MYSQL) {
      requireShown();
    }
    if (ground.touch().touches(piece)) {
      throw refused("names a protected table or a routine that reaches one", 0);
    }
  }

  /** MySQL prepares a text from a variable, which may have been put together anywhere. */
  private void requireShown() {
    TokenKind last = piece.get(piece.size() - 1).kind();
    boolean hidden = piece.isWord(0, "PREPARE") && last != TokenKind.STRING;
    if (hidden || piece.codeNames().contains("execute_prepared_stmt")) {
      throw refused("runs a statement that is put together when it runs", 0);
    }
  }

  private void immediate() {
    boolean literal = piece.size() == 3 && piece.get(2).kind() == TokenKind.STRING;
    if (!literal) {
      throw refused("runs a statement that is put together when it runs", 0);
    }
    if (!(inner(piece.get(2)) instanceof StatementPlan.Untouched)) {
      throw refused("runs a statement on a protected table", 0);
    }
  }

  /** A place in the text of the literal is none in that of the statement. */
  private StatementPlan inner(Token literal) {
    try {
      return planner.plan(literal.value(), ground.schema(), ground.protection());
    } catch (Fault refused) {
      throw refused.code().at(literal.begin(), refused.what(), refused);
    }
  }

  private boolean onlyLiterals(int from) {
    for (int i = from; i < piece.size(); i++) {
      if (piece.isSymbol(i, ")")) {
        return true;
      }
      if (piece.get(i).kind() != TokenKind.STRING && !piece.isSymbol(i, ",")) {
        return false;
      }
    }
    return false;
  }

  private RuntimeException refused(String what, int token) {
    return PlanFault.DYNAMIC_SQL.at(
        piece.get(token).begin(),
        "the statement " + what + "; run that SQL as a statement of its own");
  }
}
