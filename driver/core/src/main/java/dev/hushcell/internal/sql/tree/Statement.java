package dev.hushcell.internal.sql.tree;

import java.util.Optional;
import java.util.function.Consumer;

/** What a text asks a database to do. */
public sealed interface Statement extends Node
    permits Query, Change, Statement.Call, Statement.Explain, Statement.Test {
  /**
   * A call of a procedure.
   *
   * @param verb CALL, or EXEC, whose arguments have no parentheses around them
   * @param result what takes its result
   * @param called the call; a name where it has no arguments, or any value where the database says
   *     so
   */
  record Call(Place place, String verb, Optional<Expression> result, Expression called)
      implements Statement {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, result, called);
    }
  }

  /**
   * {@code EXPLAIN}.
   *
   * @param statement what it explains
   */
  record Explain(Place place, Statement statement) implements Statement {
    @Override
    public void parts(Consumer<Node> to) {
      to.accept(statement);
    }
  }

  /** A condition on which other statements hang, behind IF or WHILE. */
  record Test(Place place, Expression condition) implements Statement {
    @Override
    public void parts(Consumer<Node> to) {
      to.accept(condition);
    }
  }
}
