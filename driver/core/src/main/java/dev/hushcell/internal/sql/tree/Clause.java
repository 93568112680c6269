package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A clause of a query, or an item of one. */
public sealed interface Clause extends Part {
  /** An item of a select list, or of what a change gives back. */
  record SelectItem(Place place, Expression value, Optional<Identifier> alias) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, alias);
    }
  }

  /** {@code ORDER BY}. */
  record OrderBy(Place place, List<OrderItem> items) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, items);
    }
  }

  /**
   * What is sorted by.
   *
   * @param descending whether DESC stands behind it
   * @param nulls FIRST, LAST or empty
   */
  record OrderItem(Place place, Expression value, boolean descending, String nulls)
      implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      to.accept(value);
    }
  }

  /** {@code WITH}. */
  record With(Place place, boolean recursive, List<CommonTable> tables) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, tables);
    }
  }

  /**
   * A common table expression.
   *
   * @param words what stands before its parentheses, in upper case
   * @param statement a query, or a change that gives rows back
   */
  record CommonTable(
      Place place, Identifier name, List<Identifier> columns, String words, Statement statement)
      implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, columns, statement);
    }
  }

  /**
   * {@code GROUP BY}.
   *
   * @param words what is said of all of it, in upper case
   */
  record GroupBy(Place place, List<Grouping> groupings, String words) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, groupings);
    }
  }

  /**
   * What is grouped by.
   *
   * @param kind empty for an expression, which may be a row; else ROLLUP, CUBE, GROUPING SETS, or
   *     SET for the empty one
   */
  record Grouping(Place place, String kind, List<Expression> values, List<Grouping> nested)
      implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, values, nested);
    }
  }

  /**
   * How many rows, in any of the notations.
   *
   * @param words what is said of them, in upper case
   */
  record Limit(Place place, Optional<Expression> offset, Optional<Expression> count, String words)
      implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, offset, count);
    }
  }

  /**
   * {@code FOR UPDATE} and its kin.
   *
   * @param words all but the tables, in upper case
   */
  record Lock(Place place, String words, List<Identifier> tables, Optional<Expression> seconds)
      implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, tables, seconds);
    }
  }

  /**
   * {@code SELECT .. INTO}.
   *
   * @param name of a table that is made
   * @param variables that take the values
   */
  record Into(Place place, List<Identifier> name, List<Expression> variables) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, variables);
    }
  }

  /**
   * {@code TOP (n)}.
   *
   * @param words PERCENT, WITH TIES
   */
  record Top(Place place, Expression count, String words) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      to.accept(count);
    }
  }

  /**
   * {@code FOR JSON}, which makes one text of the rows.
   *
   * @param words its words in upper case
   * @param options what stands behind commas
   */
  record Document(Place place, String words, List<Expression> options) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, options);
    }
  }

  /** {@code w AS (..)} behind WINDOW. */
  record NamedWindow(Place place, Identifier name, Window window) implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, window);
    }
  }

  /**
   * A window behind OVER, or one that has a name.
   *
   * @param base the name of another one
   * @param bounds the values that bound its frame
   */
  record Window(
      Place place,
      Optional<Identifier> base,
      List<Expression> partition,
      Optional<OrderBy> order,
      List<Expression> bounds)
      implements Clause {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, base, partition, order, bounds);
    }
  }
}
