package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What changes rows. */
public sealed interface Change extends Statement {
  Optional<Clause.With> with();

  Optional<Clause.Top> top();

  List<Part.Hint> hints();

  /** Returns the condition on the rows; empty for none, and for what has conditions elsewhere. */
  default Optional<Expression> where() {
    return Optional.empty();
  }

  /** Returns what it gives back as said before the rows; empty for nothing. */
  default Optional<Part.Returning> output() {
    return Optional.empty();
  }

  /** Returns what it gives back as said at its end; empty for nothing. */
  Optional<Part.Returning> returning();

  /**
   * {@code INSERT}, {@code REPLACE}, and {@code MERGE} that has a key instead of a source.
   *
   * @param verb INSERT, REPLACE or MERGE
   * @param modifiers the words between the verb and the table, in upper case
   * @param keys what a row is there by
   * @param words what stands before the source, in upper case
   * @param source the rows; empty where assignments or defaults stand instead
   * @param row the alias of the new row
   */
  record Insert(
      Place place,
      Optional<Clause.With> with,
      String verb,
      List<String> modifiers,
      Optional<Clause.Top> top,
      Relation.Table table,
      List<Expression> columns,
      List<Expression> keys,
      Optional<Part.Returning> output,
      String words,
      Optional<Query> source,
      List<Part.Assignment> assignments,
      Optional<Part.Alias> row,
      List<Part.Conflict> conflicts,
      Optional<Part.Returning> returning,
      List<Part.Hint> hints)
      implements Change {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(
          to,
          with,
          top,
          table,
          columns,
          keys,
          output,
          source,
          assignments,
          row,
          conflicts,
          returning,
          hints);
    }
  }

  /**
   * {@code UPDATE}.
   *
   * @param modifiers the words between the verb and the table, in upper case
   * @param tables what is changed; one, but where joins may stand
   * @param from what stands behind FROM
   */
  record Update(
      Place place,
      Optional<Clause.With> with,
      List<String> modifiers,
      Optional<Clause.Top> top,
      List<Relation> tables,
      List<Part.Assignment> assignments,
      Optional<Part.Returning> output,
      List<Relation> from,
      Optional<Expression> where,
      Optional<Clause.OrderBy> order,
      Optional<Clause.Limit> limit,
      Optional<Part.Returning> returning,
      List<Part.Hint> hints)
      implements Change {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(
          to, with, top, tables, assignments, output, from, where, order, limit, returning, hints);
    }
  }

  /**
   * {@code DELETE}.
   *
   * @param modifiers the words between the verb and the table, in upper case
   * @param targets names of what is deleted from, where they do not stand in FROM alone
   * @param from what stands behind the first FROM
   * @param using what stands behind USING, or behind a second FROM
   */
  record Delete(
      Place place,
      Optional<Clause.With> with,
      List<String> modifiers,
      Optional<Clause.Top> top,
      List<Operand.ColumnName> targets,
      List<Relation> from,
      Optional<Part.Returning> output,
      List<Relation> using,
      Optional<Expression> where,
      Optional<Clause.OrderBy> order,
      Optional<Clause.Limit> limit,
      Optional<Part.Returning> returning,
      List<Part.Hint> hints)
      implements Change {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, with, top, targets, from, output, using, where, order, limit, returning, hints);
    }
  }

  /** {@code MERGE} of the standard. */
  record Merge(
      Place place,
      Optional<Clause.With> with,
      Optional<Clause.Top> top,
      Relation.Table table,
      Relation source,
      Expression on,
      List<Part.MergeWhen> whens,
      Optional<Part.Returning> returning,
      List<Part.Hint> hints)
      implements Change {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, with, top, table, source, on, whens, returning, hints);
    }
  }
}
