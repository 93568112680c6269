package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Clause.Limit;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.Top;
import dev.hushcell.internal.sql.tree.Clause.With;
import dev.hushcell.internal.sql.tree.Computation.Function;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Part.Argument;
import dev.hushcell.internal.sql.tree.Part.Hint;
import dev.hushcell.internal.sql.tree.Part.Returning;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads statements by their first word: queries, changes, calls and explanations. */
record StatementReaders(Readers readers, Cursor cursor) {
  private static final String STATEMENT = "a query, a change of rows or a call";

  Statement statement() {
    String word = cursor.word() == null ? "" : cursor.word();
    return switch (word) {
      case "EXPLAIN", "DESCRIBE", "DESC" -> explain();
      case "CALL" -> call(Optional.empty(), cursor.begin());
      case "EXEC", "EXECUTE" -> execute();
      case "IF", "WHILE" -> test();
      default -> cursor.is(1, "=") && cursor.is(2, "CALL") ? callWithResult() : change();
    };
  }

  private Statement explain() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    if (cursor.is("(") && !readers.queries.isQuery(cursor.at(), false)) {
      int end = cursor.closing(cursor.at());
      while (cursor.at() <= end) {
        cursor.take();
      }
    }
    while (cursor.isAny(
        "PLAN", "FOR", "ANALYZE", "ANALYSE", "VERBOSE", "EXTENDED", "PARTITIONS", "QUERY")) {
      cursor.take();
    }
    if (cursor.are("FORMAT", "=")) {
      cursor.take(3);
    }
    Statement explained = statement();
    cursor.higher();
    return new Statement.Explain(cursor.place(begin), explained);
  }

  private Statement callWithResult() {
    Cursor.Begin begin = cursor.begin();
    Expression result = readers.operands.operand();
    cursor.take();
    return call(Optional.of(result), begin);
  }

  private Statement call(Optional<Expression> result, Cursor.Begin begin) {
    cursor.take();
    Expression called = readers.expression();
    return new Statement.Call(cursor.place(begin), "CALL", result, called);
  }

  /** {@code EXEC [@r =] procedure [@p =] value OUTPUT, ..}. */
  private Statement execute() {
    if (!readers.has(Feature.EXEC)) {
      throw cursor.stop(STATEMENT);
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    Optional<Expression> result = Optional.empty();
    if (cursor.isName(0) && cursor.is(1, "=")) {
      result = Optional.of(readers.operands.operand());
      cursor.take();
    }
    Cursor.Begin from = cursor.begin();
    List<Identifier> name = readers.names.dotted("the name of a procedure");
    List<Argument> arguments = cursor.atEnd() ? List.of() : readers.list(this::argument);
    Expression call = new Function(cursor.place(from), name, arguments);
    return new Statement.Call(cursor.place(begin), "EXEC", result, call);
  }

  private Argument argument() {
    Cursor.Begin begin = cursor.begin();
    Optional<Identifier> name = Optional.empty();
    if (cursor.isName(0) && cursor.is(1, "=")) {
      name = Optional.of(cursor.identifier("the name of a parameter"));
      cursor.take();
    }
    Expression value = readers.expression();
    String word = cursor.acceptAny("OUTPUT", "OUT");
    return new Argument(cursor.place(begin), word == null ? "" : "OUTPUT", name, value);
  }

  private Statement test() {
    if (!readers.has(Feature.TESTS)) {
      throw cursor.stop(STATEMENT);
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    Expression condition = readers.expression();
    return new Statement.Test(cursor.place(begin), condition);
  }

  /** Reads a query or a change of rows, with its common table expressions. */
  Statement change() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    Optional<With> with = readers.queries.with();
    String word = cursor.word() == null ? "" : cursor.word();
    Statement change =
        switch (word) {
          case "INSERT" -> new InsertReader(readers, cursor).insert(with, begin);
          case "REPLACE" -> replace(with, begin);
          case "UPDATE" -> update(with, begin);
          case "DELETE" -> new DeleteReader(readers, cursor).delete(with, begin);
          case "MERGE" -> new MergeReader(readers, cursor).merge(with, begin);
          default -> query(word, with, begin);
        };
    cursor.higher();
    return change;
  }

  private Statement query(String word, Optional<With> with, Cursor.Begin begin) {
    boolean begins =
        word.equals("SELECT") || word.equals("(") || word.equals("VALUES") || word.equals("TABLE");
    if (!begins) {
      throw cursor.stop(STATEMENT);
    }
    return readers.queries.query(with, begin);
  }

  private Statement replace(Optional<With> with, Cursor.Begin begin) {
    if (!readers.has(Feature.REPLACE)) {
      throw cursor.stop(STATEMENT);
    }
    return new InsertReader(readers, cursor).insert(with, begin);
  }

  /** Takes the words behind a verb that steer how it is run. */
  List<String> modifiers() {
    List<String> modifiers = new ArrayList<>();
    while (cursor.word() != null
        && readers.grammar.changeModifiers().contains(cursor.word())
        && !cursor.is(1, ".")) {
      modifiers.add(cursor.word());
      cursor.take();
    }
    if (readers.has(Feature.OR_RESOLUTION) && cursor.is("OR")) {
      cursor.take();
      String resolution = cursor.acceptAny("ABORT", "FAIL", "IGNORE", "REPLACE", "ROLLBACK");
      if (resolution == null) {
        throw cursor.stop("ABORT, FAIL, IGNORE, REPLACE or ROLLBACK");
      }
      modifiers.add("OR " + resolution);
    }
    return List.copyOf(modifiers);
  }

  private Statement update(Optional<With> with, Cursor.Begin begin) {
    cursor.take();
    List<String> modifiers = modifiers();
    Optional<Top> top = readers.clauses.top();
    List<Relation> tables =
        readers.has(Feature.UPDATE_JOINS)
            ? readers.relations.list()
            : List.of(readers.relations.table(RelationReader.Naming.PLAIN));
    cursor.expect("SET");
    List<Part.Assignment> assignments = readers.clauses.assignments();
    Optional<Returning> output = readers.clauses.returning("OUTPUT");
    List<Relation> from = cursor.accept("FROM") ? readers.relations.list() : List.of();
    Optional<Expression> where = where();
    Optional<OrderBy> order = readers.clauses.orderBy();
    Optional<Limit> limit = readers.limits.limit();
    Optional<Returning> returning = readers.clauses.returning("RETURNING");
    List<Hint> hints = readers.clauses.queryHints();
    return new Change.Update(
        cursor.place(begin),
        with,
        modifiers,
        top,
        tables,
        assignments,
        output,
        from,
        where,
        order,
        limit,
        returning,
        hints);
  }

  /** Reads a condition, or the name of a cursor. */
  Optional<Expression> where() {
    if (!cursor.are("WHERE", "CURRENT", "OF")) {
      return readers.expressionBehind("WHERE");
    }
    cursor.take();
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    Identifier name = cursor.identifier("the name of a cursor");
    return Optional.of(new Condition.CurrentOf(cursor.place(begin), name));
  }
}
