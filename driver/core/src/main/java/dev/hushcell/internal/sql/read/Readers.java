package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The readers of one text, which use each other. */
final class Readers {
  final Cursor cursor;
  final Grammar grammar;
  final ExpressionReader expressions;
  final OperandReader operands;
  final FormReader forms;
  final PostfixReader postfixes;
  final FunctionReader functions;
  final CastReader casts;
  final PredicateReader predicates;
  final NameReader names;
  final ClauseReader clauses;
  final LimitReader limits;
  final WindowReader windows;
  final QueryReader queries;
  final RelationReader relations;
  final HintReader hints;

  Readers(Cursor cursor, Grammar grammar) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.names = new NameReader(cursor, grammar);
    this.expressions = new ExpressionReader(this);
    this.operands = new OperandReader(this);
    this.forms = new FormReader(this);
    this.postfixes = new PostfixReader(this);
    this.casts = new CastReader(this);
    this.functions = new FunctionReader(this);
    this.predicates = new PredicateReader(this);
    this.clauses = new ClauseReader(this);
    this.limits = new LimitReader(this);
    this.windows = new WindowReader(this);
    this.queries = new QueryReader(this);
    this.relations = new RelationReader(this);
    this.hints = new HintReader(this);
  }

  boolean has(Feature feature) {
    return grammar.has(feature);
  }

  Expression expression() {
    return expressions.expression(1);
  }

  Query query() {
    return queries.query();
  }

  /** Reads what stands between commas. */
  <T> List<T> list(Supplier<T> one) {
    T first = one.get();
    if (!cursor.is(",")) {
      return List.of(first);
    }
    List<T> all = new ArrayList<>();
    all.add(first);
    while (cursor.accept(",")) {
      all.add(one.get());
    }
    return List.copyOf(all);
  }

  List<Expression> expressionList() {
    return list(this::expression);
  }

  /** Reads what stands between commas within parentheses. */
  <T> List<T> enclosed(Supplier<T> one) {
    cursor.expect("(");
    List<T> all = list(one);
    cursor.expect(")");
    return all;
  }

  List<Identifier> columnNames() {
    return enclosed(() -> cursor.identifier("the name of a column"));
  }
}
