package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Clause.With;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Part.MergeWhen;
import dev.hushcell.internal.sql.tree.Part.Returning;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads MERGE. */
record MergeReader(Readers readers, Cursor cursor) {
  Statement merge(Optional<With> with, Cursor.Begin begin) {
    cursor.take();
    Optional<Clause.Top> top = readers.clauses.top();
    if (!cursor.accept("INTO") && !readers.has(Feature.INTO_OPTIONAL)) {
      throw cursor.stop("INTO");
    }
    Relation.Table table = readers.relations.table(RelationReader.Naming.PLAIN);
    if (readers.has(Feature.MERGE_KEY) && !cursor.is("USING")) {
      return new InsertReader(readers, cursor).insert(with, "MERGE", List.of(), top, table, begin);
    }
    cursor.expect("USING");
    Relation source = readers.relations.relation();
    cursor.expect("ON");
    Expression on = readers.expression();
    List<MergeWhen> whens = new ArrayList<>();
    do {
      whens.add(when());
    } while (cursor.is("WHEN"));
    Optional<Returning> returning = readers.clauses.returning("RETURNING");
    if (returning.isEmpty()) {
      returning = readers.clauses.returning("OUTPUT");
    }
    List<Part.Hint> hints = readers.clauses.queryHints();
    return new Change.Merge(
        cursor.place(begin), with, top, table, source, on, List.copyOf(whens), returning, hints);
  }

  private MergeWhen when() {
    Cursor.Begin begin = cursor.begin();
    cursor.expect("WHEN");
    int from = cursor.at();
    cursor.accept("NOT");
    cursor.expect("MATCHED");
    if (cursor.accept("BY")) {
      cursor.expectAny("SOURCE", "TARGET");
    }
    String match = readers.clauses.words(from);
    Optional<Expression> condition = readers.expressionBehind("AND");
    cursor.expect("THEN");
    String action = String.valueOf(cursor.acceptAny("UPDATE", "DELETE", "INSERT", "DO"));
    List<Part.Assignment> assignments = List.of();
    List<Expression> columns = List.of();
    String words = "";
    List<Expression> values = List.of();
    switch (action) {
      case "UPDATE" -> {
        cursor.expect("SET");
        assignments = readers.clauses.assignments();
      }
      case "INSERT" -> {
        columns = cursor.is("(") ? readers.enclosed(readers.clauses::target) : columns;
        int source = cursor.at();
        if (cursor.accept("OVERRIDING")) {
          cursor.take(2);
        }
        boolean defaults = cursor.accept("DEFAULT", "VALUES");
        words = readers.clauses.words(source);
        if (!defaults) {
          cursor.expect("VALUES");
          values = readers.enclosed(readers::expression);
        }
      }
      case "DELETE" -> {}
      case "DO" -> {
        cursor.expect("NOTHING");
        action = "NOTHING";
      }
      default -> throw cursor.stop("UPDATE, DELETE, INSERT or DO NOTHING");
    }
    boolean conditional = action.equals("UPDATE") || action.equals("INSERT");
    Optional<Expression> where = conditional ? readers.expressionBehind("WHERE") : Optional.empty();
    return new MergeWhen(
        cursor.place(begin), match, condition, action, assignments, columns, words, values, where);
  }
}
