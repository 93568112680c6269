package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Clause.Limit;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.Top;
import dev.hushcell.internal.sql.tree.Clause.With;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part.Hint;
import dev.hushcell.internal.sql.tree.Part.Returning;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.List;
import java.util.Optional;

/** Reads DELETE. */
record DeleteReader(Readers readers, Cursor cursor) {
  Statement delete(Optional<With> with, Cursor.Begin begin) {
    cursor.take();
    List<String> modifiers = new StatementReaders(readers, cursor).modifiers();
    Optional<Top> top = readers.clauses.top();
    List<Operand.ColumnName> targets = targets();
    boolean listed = !targets.isEmpty() && cursor.accept("FROM");
    List<Relation> from = listed ? readers.relations.list() : List.of();
    if (targets.isEmpty()) {
      from = List.of(readers.relations.table(RelationReader.Naming.PLAIN));
    }
    Optional<Returning> output = readers.clauses.returning("OUTPUT");
    List<Relation> using = List.of();
    boolean second = readers.has(Feature.DELETE_BARE) && cursor.is("FROM");
    if (second || cursor.is("USING")) {
      cursor.take();
      using = readers.relations.list();
    }
    Optional<Expression> where = new StatementReaders(readers, cursor).where();
    Optional<OrderBy> order = readers.clauses.orderBy();
    Optional<Limit> limit = readers.limits.limit();
    Optional<Returning> returning = readers.clauses.returning("RETURNING");
    List<Hint> hints = readers.clauses.queryHints();
    return new Change.Delete(
        cursor.place(begin),
        with,
        modifiers,
        top,
        targets,
        from,
        output,
        using,
        where,
        order,
        limit,
        returning,
        hints);
  }

  /** Reads names before FROM or USING, if that is what comes, or takes FROM before a table. */
  private List<Operand.ColumnName> targets() {
    boolean listed = readers.has(Feature.DELETE_TARGETS);
    if (listed && !cursor.is("FROM") && areTargets("FROM")) {
      return readers.list(this::target);
    }
    if (!cursor.accept("FROM") && !readers.has(Feature.DELETE_BARE)) {
      throw cursor.stop("FROM");
    }
    return listed && areTargets("USING") ? readers.list(this::target) : List.of();
  }

  /** Tells whether names and a word come: {@code DELETE FROM a, b.* USING ..}. */
  private boolean areTargets(String word) {
    int ahead = 0;
    while (cursor.isName(ahead) && !cursor.is(ahead, word)) {
      ahead++;
      while (cursor.is(ahead, ".")) {
        ahead += 2;
      }
      if (!cursor.is(ahead, ",")) {
        break;
      }
      ahead++;
    }
    return cursor.is(ahead, word);
  }

  private Operand.ColumnName target() {
    Cursor.Begin begin = cursor.begin();
    List<Identifier> parts = readers.names.dotted("the name of a table");
    if (cursor.are(".", "*")) {
      cursor.take(2);
    }
    return new Operand.ColumnName(cursor.place(begin), parts);
  }
}
