package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Clause.Top;
import dev.hushcell.internal.sql.tree.Clause.With;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Part.Alias;
import dev.hushcell.internal.sql.tree.Part.Conflict;
import dev.hushcell.internal.sql.tree.Part.IndexKey;
import dev.hushcell.internal.sql.tree.Part.Returning;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Relation.Table;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads INSERT, REPLACE, and MERGE that has a key. */
record InsertReader(Readers readers, Cursor cursor) {
  Statement insert(Optional<With> with, Cursor.Begin begin) {
    String verb = cursor.takeWord();
    List<String> modifiers = new StatementReaders(readers, cursor).modifiers();
    Optional<Top> top = readers.clauses.top();
    if (!cursor.accept("INTO") && !readers.has(Feature.INTO_OPTIONAL)) {
      throw cursor.stop("INTO");
    }
    Table table = readers.relations.table(RelationReader.Naming.SAID);
    return insert(with, verb, modifiers, top, table, begin);
  }

  /** Reads on behind the table. */
  Statement insert(
      Optional<With> with,
      String verb,
      List<String> modifiers,
      Optional<Top> top,
      Table table,
      Cursor.Begin begin) {
    List<Expression> columns = columns();
    List<Expression> keys =
        verb.equals("MERGE") && cursor.accept("KEY")
            ? readers.enclosed(readers.clauses::target)
            : List.of();
    Optional<Returning> output = readers.clauses.returning("OUTPUT");
    int from = cursor.at();
    sourceWords();
    String words = readers.clauses.words(from);
    List<Part.Assignment> assignments =
        readers.has(Feature.INSERT_SET) && cursor.accept("SET")
            ? readers.clauses.assignments()
            : List.of();
    boolean queried = !words.endsWith("DEFAULT VALUES") && assignments.isEmpty();
    Optional<Query> source = queried ? Optional.of(source()) : Optional.empty();
    Optional<Alias> row =
        readers.has(Feature.ON_DUPLICATE) && cursor.is("AS")
            ? readers.names.tableAlias(true)
            : Optional.empty();
    List<Conflict> conflicts = conflicts();
    Optional<Returning> returning = readers.clauses.returning("RETURNING");
    List<Part.Hint> hints = readers.clauses.queryHints();
    return new Change.Insert(
        cursor.place(begin),
        with,
        verb,
        modifiers,
        top,
        table,
        columns,
        keys,
        output,
        words,
        source,
        assignments,
        row,
        conflicts,
        returning,
        hints);
  }

  private List<Expression> columns() {
    if (!cursor.is("(") || readers.queries.isQuery(cursor.at(), false)) {
      return List.of();
    }
    if (cursor.is(1, ")")) {
      cursor.take(2);
      return List.of();
    }
    return readers.enclosed(readers.clauses::target);
  }

  private void sourceWords() {
    if (cursor.is("OVERRIDING")) {
      cursor.take();
      cursor.expectAny("SYSTEM", "USER");
      cursor.expect("VALUE");
    }
    cursor.acceptAny("DIRECT", "SORTED");
    cursor.accept("DEFAULT", "VALUES");
  }

  private Query source() {
    boolean value = readers.has(Feature.ON_DUPLICATE) && cursor.are("VALUE", "(");
    if (!value) {
      return readers.query();
    }
    Cursor.Begin begin = cursor.begin();
    QueryBody.Values values = readers.queries.values();
    return new Query(
        cursor.place(begin),
        Optional.empty(),
        values,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private List<Conflict> conflicts() {
    if (!cursor.is("ON")) {
      return List.of();
    }
    List<Conflict> conflicts = new ArrayList<>();
    while (cursor.is("ON")) {
      boolean duplicate = readers.has(Feature.ON_DUPLICATE) && cursor.is(1, "DUPLICATE");
      boolean conflict = readers.has(Feature.ON_CONFLICT) && cursor.is(1, "CONFLICT");
      if (!duplicate && !conflict) {
        throw cursor.stop("the end of the statement, or what happens to a row that is there");
      }
      conflicts.add(duplicate ? duplicate() : conflict());
    }
    return List.copyOf(conflicts);
  }

  private Conflict duplicate() {
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    cursor.expect("KEY");
    cursor.expect("UPDATE");
    List<Part.Assignment> assignments = readers.clauses.assignments();
    return new Conflict(
        cursor.place(begin),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        assignments,
        Optional.empty());
  }

  private Conflict conflict() {
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    List<IndexKey> keys = List.of();
    Optional<Expression> keysWhere = Optional.empty();
    Optional<Identifier> constraint = Optional.empty();
    if (cursor.is("(")) {
      keys = readers.enclosed(this::key);
      keysWhere = readers.expressionBehind("WHERE");
    } else if (cursor.accept("ON", "CONSTRAINT")) {
      constraint = Optional.of(cursor.identifier("the name of a constraint"));
    }
    cursor.expect("DO");
    List<Part.Assignment> assignments = List.of();
    Optional<Expression> where = Optional.empty();
    if (!cursor.accept("NOTHING")) {
      cursor.expect("UPDATE");
      cursor.expect("SET");
      assignments = readers.clauses.assignments();
      where = readers.expressionBehind("WHERE");
    }
    return new Conflict(cursor.place(begin), keys, keysWhere, constraint, assignments, where);
  }

  private IndexKey key() {
    Cursor.Begin begin = cursor.begin();
    Expression value = readers.expression();
    List<Identifier> operatorClass =
        cursor.isName(0) && !cursor.isAny("ASC", "DESC")
            ? readers.names.dotted("an operator class")
            : List.of();
    cursor.acceptAny("ASC", "DESC");
    return new IndexKey(cursor.place(begin), value, operatorClass);
  }
}
