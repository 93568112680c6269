package dev.hushcell.internal.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is true, false or unknown. */
public sealed interface Condition extends Expression {
  /** Returns what the top level of a WHERE joins by AND, in order, which may be thousands. */
  static List<Expression> members(Optional<Expression> where) {
    List<Expression> members = new ArrayList<>();
    where.ifPresent(each -> addTo(members, each.bare()));
    return members;
  }

  private static void addTo(List<Expression> members, Expression condition) {
    if (condition instanceof Junction all && all.kind() == Kind.AND) {
      all.terms().forEach(each -> addTo(members, each.bare()));
    } else {
      members.add(condition);
    }
  }

  /** What joins conditions. */
  enum Kind {
    AND,
    OR,
    XOR
  }

  /**
   * Conditions that are joined by one kind of operator.
   *
   * @param terms two or more, in order
   */
  record Junction(Place place, Kind kind, List<Expression> terms) implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.junction(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, terms);
    }
  }

  /** {@code NOT a}. */
  record Not(Place place, Expression condition) implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.not(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(condition);
    }
  }

  /**
   * {@code a < b}.
   *
   * @param operator as it is written, words in upper case
   */
  record Comparison(Place place, Expression left, String operator, Expression right)
      implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.comparison(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, left, right);
    }
  }

  /** {@code a BETWEEN b AND c}. */
  record Between(
      Place place,
      Expression value,
      boolean negated,
      boolean symmetric,
      Expression low,
      Expression high)
      implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.between(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, low, high);
    }
  }

  /**
   * {@code a IN (..)}.
   *
   * @param values what is in the parentheses; none where a query is
   * @param query the query
   * @param table a name or call without parentheses
   */
  record In(
      Place place,
      Expression value,
      boolean negated,
      List<Expression> values,
      Optional<Query> query,
      Optional<Expression> table)
      implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.in(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, values, query, table);
    }
  }

  /**
   * A text and a pattern.
   *
   * @param kind the words of the operator in upper case, without NOT
   */
  record Like(
      Place place,
      Expression value,
      boolean negated,
      String kind,
      Expression pattern,
      Optional<Expression> escape)
      implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.like(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, pattern, escape);
    }
  }

  /**
   * {@code a IS NULL} and other tests with a word.
   *
   * @param test the words behind IS and NOT, in upper case
   */
  record Is(Place place, Expression value, boolean negated, String test) implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.is(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(value);
    }
  }

  /**
   * {@code a IS DISTINCT FROM b}, for which NULL is a value.
   *
   * @param distinct whether it asks for a difference
   */
  record IsDistinct(Place place, Expression left, boolean distinct, Expression right)
      implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.isDistinct(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, left, right);
    }
  }

  /** {@code EXISTS (..)} or {@code UNIQUE (..)}. */
  record Exists(Place place, boolean unique, Query query) implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.exists(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(query);
    }
  }

  /**
   * {@code ANY (..)}, as the right side of a comparison.
   *
   * @param quantifier ANY, ALL or SOME
   * @param of a query or an array
   */
  record Quantified(Place place, String quantifier, Expression of) implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.quantified(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(of);
    }
  }

  /**
   * {@code MATCH (a, b) AGAINST (..)}.
   *
   * @param mode the words behind what is searched
   */
  record Matches(Place place, List<Operand.ColumnName> columns, Expression searched, String mode)
      implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.matches(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, columns, searched);
    }
  }

  /** {@code WHERE CURRENT OF c}. */
  record CurrentOf(Place place, Identifier cursor) implements Condition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.currentOf(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(cursor);
    }
  }
}
