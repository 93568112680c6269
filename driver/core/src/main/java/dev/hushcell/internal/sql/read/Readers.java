package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.Cursor.Stop;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Code;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** The readers of one text, which use each other. Used by one thread. */
public final class Readers {
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
    this.expressions = new ExpressionReader(this, cursor, grammar.operators());
    this.operands = new OperandReader(this, cursor);
    this.forms = new FormReader(this, cursor);
    this.postfixes = new PostfixReader(this, cursor);
    this.casts = new CastReader(this, cursor);
    this.functions = new FunctionReader(this, cursor);
    this.predicates = new PredicateReader(this, cursor);
    this.clauses = new ClauseReader(this, cursor);
    this.limits = new LimitReader(this, cursor);
    this.windows = new WindowReader(this, cursor);
    this.queries = new QueryReader(this, cursor, new SelectReader(this, cursor));
    this.relations = new RelationReader(this, cursor);
    this.hints = new HintReader(this, cursor);
  }

  /**
   * Reads a definition. What is not understood to its last token, or says anything that belongs to
   * no node or to two, is said to be so.
   *
   * @param definition reads it as the database writes it
   */
  public static DataDefinition definition(
      Tokens piece, Grammar grammar, Function<Readers, DataDefinition> definition) {
    try {
      Readers readers = new Readers(new Cursor(piece), grammar);
      DataDefinition read = definition.apply(readers);
      if (read instanceof DataDefinition.Other) {
        return read;
      }
      readers.cursor.requireReadable();
      if (!readers.cursor.atEnd()) {
        throw readers.cursor.stop("the end of the statement");
      }
      OptionalInt disowned = Tree.disowned(read, piece);
      if (disowned.isPresent()) {
        throw new Stop(disowned.getAsInt(), "a form in which each word has its meaning");
      }
      return read;
    } catch (Stop stop) {
      return DataDefinition.NotUnderstood.at(stop.index(), piece, stop.expected());
    }
  }

  public Cursor cursor() {
    return cursor;
  }

  boolean has(Feature feature) {
    return grammar.has(feature);
  }

  public Expression expression() {
    return expressions.expression(1);
  }

  /** Reads the expression behind a word; empty where another word comes. */
  Optional<Expression> expressionBehind(String word) {
    return cursor.accept(word) ? Optional.of(expression()) : Optional.empty();
  }

  /** Reads an expression that ends before an index, whatever could go on it. */
  public Expression expressionTo(int end) {
    return cursor.within(end, this::expression);
  }

  /** Reads an expression in parentheses, which belong to whatever it is a part of. */
  public Expression enclosedExpression() {
    cursor.expect("(");
    Expression inside = expression();
    cursor.expect(")");
    return inside;
  }

  public Query query() {
    return queries.query();
  }

  /**
   * Reads a query behind which nothing stands but words of its statement; empty where it is not
   * understood, and then nothing of it is taken.
   *
   * @param behind takes those words
   */
  public Optional<Query> lastQuery(Runnable behind) {
    Cursor.Begin begin = cursor.begin();
    try {
      Query query = query();
      behind.run();
      if (cursor.atEnd()) {
        return Optional.of(query);
      }
    } catch (Stop stop) {
      // Whether anything depends on it is for the planner to say.
    }
    cursor.back(begin);
    return Optional.empty();
  }

  /** Takes all that is left as code, of which there must be some. */
  public Code code() {
    Cursor.Begin begin = cursor.begin();
    cursor.skip();
    cursor.takeTo(cursor.end());
    return new Code(cursor.place(begin));
  }

  /** Reads the type of a column, without what it says of its text. */
  public TypeName columnType() {
    return names.type(true);
  }

  /** Reads the name of a table or of something like one. */
  public ObjectName objectName() {
    return names.objectName();
  }

  /** Takes such a name, of which nothing depends. */
  public void passObjectName() {
    cursor.passName();
    while (cursor.accept(".") || cursor.accept("..")) {
      cursor.accept("."); // no schema between two
      cursor.passName();
    }
  }

  public Identifier columnName() {
    return cursor.identifier("the name of a column");
  }

  /** Reads what stands between commas. */
  public <T> List<T> list(Supplier<T> one) {
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
  public <T> List<T> enclosed(Supplier<T> one) {
    cursor.expect("(");
    List<T> all = list(one);
    cursor.expect(")");
    return all;
  }

  /** Reads names of columns between commas within parentheses. */
  public List<Identifier> columnNames() {
    return enclosed(this::columnName);
  }
}
