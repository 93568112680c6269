package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Clause.CommonTable;
import dev.hushcell.internal.sql.tree.Clause.Document;
import dev.hushcell.internal.sql.tree.Clause.Limit;
import dev.hushcell.internal.sql.tree.Clause.Lock;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.With;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part.Hint;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads queries: common table expressions, set operations, order and limit. */
record QueryReader(Readers readers, Cursor cursor, SelectReader selects) {
  private static final Set<String> SET_OPERATORS = Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS");

  /** What may stand behind the body of a query, besides those. */
  private static final Set<String> BEHIND_BODY = Set.of("ORDER", "LIMIT", "OFFSET", "FETCH", "FOR");

  /**
   * Tells whether a parenthesis encloses a query. Inside of several, what follows the innermost one
   * decides: an operation on rows or the end, and not one on values.
   *
   * @param value whether a value may stand there too
   */
  boolean isQuery(int index, boolean value) {
    int inner = index;
    while ("(".equals(cursor.wordAt(inner))) {
      inner++;
    }
    if (inner == index || !begins(inner, value)) {
      return false;
    }
    for (int open = inner - 1; open > index; open--) {
      int behind = cursor.closing(open) + 1;
      if (behind != cursor.closing(open - 1)) {
        return isContinued(behind);
      }
    }
    return true;
  }

  private boolean begins(int index, boolean value) {
    String word = cursor.wordAt(index);
    if (word == null) {
      return false;
    }
    return switch (word) {
      case "SELECT", "WITH" -> true;
      case "VALUES" ->
          !(value && readers.has(Feature.VALUES_FUNCTION))
              || readers.has(Feature.BARE_VALUES)
              || !isColumn(index + 1);
      case "TABLE" -> readers.has(Feature.TABLE_QUERY);
      default -> false;
    };
  }

  /** Tells whether the name of a column stands in parentheses, which is no row of values. */
  private boolean isColumn(int open) {
    int at = open + 1;
    while (cursor.isName(at - cursor.at()) && ".".equals(cursor.wordAt(at + 1))) {
      at += 2;
    }
    return "(".equals(cursor.wordAt(open))
        && readers.names.isName(at)
        && ")".equals(cursor.wordAt(at + 1));
  }

  private boolean isContinued(int index) {
    String word = cursor.wordAt(index);
    return word != null && (BEHIND_BODY.contains(word) || isSetOperator(word));
  }

  private boolean isSetOperator(@Nullable String word) {
    return word != null
        && SET_OPERATORS.contains(word)
        && (!word.equals("MINUS") || readers.has(Feature.MINUS));
  }

  /** Reads a query in one or more parentheses, which are those of the node that is being read. */
  Query enclosed() {
    int pairs = 1;
    cursor.expect("(");
    while (cursor.is("(") && cursor.closing(cursor.at()) == cursor.closing(cursor.at() - 1) - 1) {
      cursor.take();
      pairs++;
    }
    Query query = query();
    for (int i = 0; i < pairs; i++) {
      cursor.expect(")");
    }
    return query;
  }

  Query query() {
    Cursor.Begin begin = cursor.begin();
    return query(with(), begin);
  }

  /** Reads a query behind its common table expressions. */
  Query query(Optional<With> with, Cursor.Begin begin) {
    cursor.deeper();
    QueryBody body = body();
    Optional<OrderBy> order = readers.clauses.orderBy();
    Optional<Limit> limit = readers.limits.limit();
    List<Lock> locks = readers.limits.locks();
    if (limit.isEmpty() && !locks.isEmpty()) {
      limit = readers.limits.limit();
    }
    Optional<Document> document = readers.clauses.document();
    List<Hint> hints = readers.clauses.queryHints();
    cursor.higher();
    return new Query(cursor.place(begin), with, body, order, limit, locks, document, hints);
  }

  /** Reads operations on rows; INTERSECT binds tighter than the others. */
  private QueryBody body() {
    return readers.has(Feature.EQUAL_SET_OPERATORS)
        ? combined(this::primary, () -> isSetOperator(cursor.word()))
        : combined(
            () -> combined(this::primary, () -> cursor.is("INTERSECT")),
            () -> isSetOperator(cursor.word()));
  }

  private QueryBody combined(Supplier<QueryBody> operand, BooleanSupplier goesOn) {
    Cursor.Begin begin = cursor.begin();
    QueryBody first = operand.get();
    List<QueryBody.Step> steps = new ArrayList<>();
    while (goesOn.getAsBoolean()) {
      String operator = setOperator();
      steps.add(new QueryBody.Step(operator, operand.get()));
    }
    return steps.isEmpty()
        ? first
        : new QueryBody.SetOperation(cursor.place(begin), first, List.copyOf(steps));
  }

  private String setOperator() {
    String operator = cursor.takeWord();
    String quantifier = cursor.acceptAny("ALL", "DISTINCT");
    return quantifier == null ? operator : operator + " " + quantifier;
  }

  private QueryBody primary() {
    Cursor.Begin begin = cursor.begin();
    String word = cursor.word() == null ? "" : cursor.word();
    switch (word) {
      case "SELECT" -> {
        return selects.select();
      }
      case "VALUES" -> {
        return values();
      }
      case "(" -> {
        if (!isQuery(begin.at(), false)) {
          throw cursor.stop("a query");
        }
        Query query = enclosed();
        return new QueryBody.Nested(cursor.place(begin), query);
      }
      default -> {
        if (!word.equals("TABLE") || !readers.has(Feature.TABLE_QUERY)) {
          throw cursor.stop("a query");
        }
        cursor.take();
        Relation.Table table = readers.relations.table(RelationReader.Naming.SAID);
        return new QueryBody.TableRows(cursor.place(begin), table);
      }
    }
  }

  /** Reads rows, from the word before them on. */
  QueryBody.Values values() {
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    List<Expression> rows = readers.list(this::row);
    return new QueryBody.Values(cursor.place(begin), rows);
  }

  /** Reads a row behind VALUES; what is in parentheses there is a row, be it of one value. */
  private Expression row() {
    Cursor.Begin begin = cursor.begin();
    if (!cursor.is("(") && !cursor.are("ROW", "(")) {
      if (!readers.has(Feature.BARE_VALUES)) {
        throw cursor.stop("a row in parentheses");
      }
      return readers.expression();
    }
    cursor.accept("ROW");
    cursor.expect("(");
    List<Expression> values = cursor.is(")") ? List.of() : readers.expressionList();
    cursor.expect(")");
    if (readers.has(Feature.BARE_VALUES) && !endsRow()) {
      throw cursor.stop("one row in parentheses for each");
    }
    return new Operand.Row(cursor.place(begin), values);
  }

  /** Where rows need no parentheses, these may belong to the first value of one. */
  private boolean endsRow() {
    return cursor.atEnd()
        || cursor.word() == null
        || cursor.isAny(",", ")", "ON", "AS", "WHERE", "RETURNING")
        || isContinued(cursor.at())
        || cursor.isName(0);
  }

  /** Reads common table expressions, if there are any. */
  Optional<With> with() {
    if (!cursor.is("WITH")) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    boolean recursive = cursor.is("RECURSIVE") && cursor.isName(1) && !cursor.is(1, "AS");
    if (recursive) {
      cursor.take();
    }
    List<CommonTable> tables = readers.list(this::commonTable);
    return Optional.of(new With(cursor.place(begin), recursive, tables));
  }

  private CommonTable commonTable() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    Identifier name = cursor.identifier("the name of a common table expression");
    List<Identifier> columns = cursor.is("(") ? readers.columnNames() : List.of();
    cursor.expect("AS");
    int from = cursor.at();
    if (cursor.accept("NOT")) {
      cursor.expect("MATERIALIZED");
    } else {
      cursor.accept("MATERIALIZED");
    }
    String words = readers.clauses.words(from);
    Statement statement;
    if (isQuery(cursor.at(), false)) {
      statement = enclosed();
    } else {
      cursor.expect("(");
      statement = new StatementReaders(readers, cursor).change();
      cursor.expect(")");
    }
    cursor.higher();
    return new CommonTable(cursor.place(begin), name, columns, words, statement);
  }
}
