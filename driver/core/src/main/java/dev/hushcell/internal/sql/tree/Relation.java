package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What has rows, behind FROM and where rows are changed. */
public sealed interface Relation extends Node {
  /**
   * A table, a view or a common table expression by its name.
   *
   * @param only whether what inherits from it is left out
   * @param hints what steers how it is read
   * @param options partitions, samples, and the time of which it is read
   */
  record Table(
      Place place,
      boolean only,
      List<Identifier> name,
      Optional<Part.Alias> alias,
      List<Part.Hint> hints,
      List<Expression> options)
      implements Relation {
    /** Returns the name without what qualifies it. */
    public Identifier last() {
      return name.get(name.size() - 1);
    }

    /** Tells whether a part between its dots is left empty, as the schema in {@code c..t}. */
    public boolean hasGap() {
      return last().at() - name.get(0).at() > 2 * (name.size() - 1);
    }

    /** Returns what it is called within the statement. */
    public Identifier called() {
      return alias.map(Part.Alias::name).orElseGet(this::last);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, alias, hints, options);
    }
  }

  /** A query in parentheses. */
  record Derived(Place place, boolean lateral, Query query, Optional<Part.Alias> alias)
      implements Relation {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, query, alias);
    }
  }

  /** The rows that a change leaves or finds: {@code FINAL TABLE (..)}. */
  record Changed(Place place, Statement change, Optional<Part.Alias> alias) implements Relation {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, change, alias);
    }
  }

  /**
   * A function that has rows.
   *
   * @param calls one or more
   * @param ordinality whether rows are numbered
   */
  record TableFunction(
      Place place,
      boolean lateral,
      List<Expression> calls,
      boolean ordinality,
      Optional<Part.Alias> alias)
      implements Relation {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, calls, alias);
    }
  }

  /**
   * Two of them side by side.
   *
   * @param kind its words in upper case, without JOIN
   * @param on the condition
   * @param using the columns that both have
   * @param usingAlias the name of those
   */
  record Join(
      Place place,
      Relation left,
      String kind,
      Relation right,
      Optional<Expression> on,
      List<Identifier> using,
      Optional<Identifier> usingAlias)
      implements Relation {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, left, right, on, using, usingAlias);
    }
  }

  /**
   * Relations in parentheses.
   *
   * @param relations one, or several between commas
   */
  record Enclosed(Place place, List<Relation> relations, Optional<Part.Alias> alias)
      implements Relation {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, relations, alias);
    }
  }
}
