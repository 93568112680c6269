package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a query consists of, but for its order and number of rows. */
public sealed interface QueryBody extends Node {
  /**
   * A query that others are put together with.
   *
   * @param operator UNION, EXCEPT, MINUS or INTERSECT, with ALL or DISTINCT where it is written
   */
  record Step(String operator, QueryBody operand) {}

  /**
   * {@code SELECT}.
   *
   * @param quantifier DISTINCT, ALL or empty
   * @param on what DISTINCT ON has
   * @param modifiers words that steer how it is run, in upper case
   */
  record Select(
      Place place,
      String quantifier,
      List<Expression> on,
      List<String> modifiers,
      Optional<Clause.Top> top,
      List<Clause.SelectItem> items,
      Optional<Clause.Into> into,
      List<Relation> from,
      Optional<Expression> where,
      Optional<Clause.GroupBy> groupBy,
      Optional<Expression> having,
      List<Clause.NamedWindow> windows,
      Optional<Expression> qualify)
      implements QueryBody {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, on, top, items, into, from, where, groupBy, having, windows, qualify);
    }
  }

  /**
   * Queries whose rows are put together, from left to right.
   *
   * @param steps one or more
   */
  record SetOperation(Place place, QueryBody first, List<Step> steps) implements QueryBody {
    @Override
    public void parts(Consumer<Node> to) {
      to.accept(first);
      steps.forEach(step -> to.accept(step.operand()));
    }
  }

  /**
   * {@code VALUES}.
   *
   * @param rows each a row, or a value where one may stand without parentheses
   */
  record Values(Place place, List<Expression> rows) implements QueryBody {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, rows);
    }
  }

  /** {@code TABLE t}, which is all rows of it. */
  record TableRows(Place place, Relation.Table table) implements QueryBody {
    @Override
    public void parts(Consumer<Node> to) {
      to.accept(table);
    }
  }

  /** A query in parentheses. */
  record Nested(Place place, Query query) implements QueryBody {
    @Override
    public void parts(Consumer<Node> to) {
      to.accept(query);
    }
  }
}
