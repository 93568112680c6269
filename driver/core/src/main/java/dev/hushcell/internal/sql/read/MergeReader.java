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
final class MergeReader {
  private final Readers readers;
  private final Cursor cursor;

  MergeReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor;
  }

  Statement merge(Optional<With> with, Cursor.Begin begin) {
    cursor.take();
    Optional<Clause.Top> top = readers.clauses.top();
    if (!cursor.accept("INTO") && !readers.has(Feature.INTO_OPTIONAL)) {
      throw cursor.stop("INTO");
    }
    Relation.Table table = readers.relations.table(RelationReader.Naming.PLAIN);
    if (readers.has(Feature.MERGE_KEY) && !cursor.is("USING")) {
      return new InsertReader(readers).insert(with, "MERGE", List.of(), top, table, begin);
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
    String action = cursor.acceptAny("UPDATE", "DELETE", "INSERT", "DO");
    if (action == null) {
      throw cursor.stop("UPDATE, DELETE, INSERT or DO NOTHING");
    }
    return switch (action) {
      case "UPDATE" -> update(match, condition, begin);
      case "INSERT" -> insert(match, condition, begin);
      default -> {
        if (action.equals("DO")) {
          cursor.expect("NOTHING");
        }
        yield new MergeWhen(
            cursor.place(begin),
            match,
            condition,
            action.equals("DO") ? "NOTHING" : action,
            List.of(),
            List.of(),
            "",
            List.of(),
            Optional.empty());
      }
    };
  }

  private MergeWhen update(String match, Optional<Expression> condition, Cursor.Begin begin) {
    cursor.expect("SET");
    List<Part.Assignment> assignments = readers.clauses.assignments();
    Optional<Expression> where = readers.expressionBehind("WHERE");
    return new MergeWhen(
        cursor.place(begin),
        match,
        condition,
        "UPDATE",
        assignments,
        List.of(),
        "",
        List.of(),
        where);
  }

  private MergeWhen insert(String match, Optional<Expression> condition, Cursor.Begin begin) {
    List<Expression> columns =
        cursor.is("(") ? readers.enclosed(readers.clauses::target) : List.of();
    int from = cursor.at();
    if (cursor.accept("OVERRIDING")) {
      cursor.take(2);
    }
    boolean defaults = cursor.accept("DEFAULT", "VALUES");
    String words = readers.clauses.words(from);
    List<Expression> values = List.of();
    if (!defaults) {
      cursor.expect("VALUES");
      values = readers.enclosed(readers::expression);
    }
    Optional<Expression> where = readers.expressionBehind("WHERE");
    return new MergeWhen(
        cursor.place(begin), match, condition, "INSERT", List.of(), columns, words, values, where);
  }
}
