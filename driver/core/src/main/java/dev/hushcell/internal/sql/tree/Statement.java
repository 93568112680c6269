package dev.hushcell.internal.sql.tree;

import java.util.Optional;
import java.util.function.Consumer;

/** What a text asks a database to do. */
public sealed interface Statement extends Node
    permits Query, Change, Statement.Call, Statement.Explain, Statement.Test {
  /** Hands itself to the method of a reader that is for it. */
  <R> R accept(Reader<R> reader);

  /**
   * Answers for each form.
   *
   * @param <R> the answer
   */
  interface Reader<R> {
    R query(Query query);

    R insert(Change.Insert insert);

    R update(Change.Update update);

    R delete(Change.Delete delete);

    R merge(Change.Merge merge);

    R call(Call call);

    R explain(Explain explain);

    R test(Test test);
  }

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
    public <R> R accept(Reader<R> reader) {
      return reader.call(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, result);
      to.accept(called);
    }
  }

  /**
   * {@code EXPLAIN}.
   *
   * @param words what it is to say, in upper case
   * @param statement what it explains
   */
  record Explain(Place place, String words, Statement statement) implements Statement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.explain(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(statement);
    }
  }

  /**
   * A condition on which other statements hang.
   *
   * @param word IF or WHILE
   * @param condition what is asked
   */
  record Test(Place place, String word, Expression condition) implements Statement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.test(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(condition);
    }
  }
}
