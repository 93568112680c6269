package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads operands that begin with a word of the language: CASE, ARRAY, INTERVAL and others. */
record FormReader(Readers readers, Cursor cursor) {
  private static final Map<String, String> SHORT_TYPES =
      Map.of("D", "DATE", "T", "TIME", "TS", "TIMESTAMP");

  @Nullable Expression special(String word) {
    boolean parenthesis = cursor.is(1, "(");
    return switch (word) {
      case "CASE" -> choice();
      case "CAST", "TRY_CAST", "SAFE_CAST" -> parenthesis ? readers.casts.cast() : null;
      case "CONVERT", "TRY_CONVERT" -> parenthesis ? readers.casts.convert() : null;
      case "EXISTS" -> parenthesis ? exists(false) : null;
      case "UNIQUE" ->
          parenthesis && readers.queries.isQuery(cursor.at() + 1, true) ? exists(true) : null;
      case "ARRAY" -> readers.has(Feature.ARRAYS) ? array() : null;
      case "ROW" -> parenthesis ? rowConstructor() : null;
      case "INTERVAL" -> interval();
      case "DEFAULT" -> new Operand.Default(cursor.takeNode());
      case "NEXT", "CURRENT", "PREVIOUS" ->
          cursor.is(1, "VALUE") && cursor.is(2, "FOR") ? nextValue() : null;
      case "MATCH" -> parenthesis ? matches() : null;
      default -> typedLiteral();
    };
  }

  private Expression rowConstructor() {
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    List<Expression> values = cursor.is(")") ? List.of() : readers.expressionList();
    cursor.expect(")");
    return new Operand.Row(cursor.place(begin), values);
  }

  private @Nullable Expression array() {
    Cursor.Begin begin = cursor.begin();
    if (cursor.is(1, "(") && readers.queries.isQuery(begin.at() + 1, true)) {
      cursor.take();
      Optional<Query> query = Optional.of(readers.queries.enclosed());
      return new Operand.Array(cursor.place(begin), List.of(), query);
    }
    if (!cursor.is(1, "[")) {
      return null;
    }
    cursor.take();
    List<Expression> values = elements();
    return new Operand.Array(cursor.place(begin), values, Optional.empty());
  }

  /** Reads what is in brackets; arrays within an array need not say so. */
  private List<Expression> elements() {
    cursor.expect("[");
    List<Expression> values = List.of();
    if (cursor.is("[")) {
      values = readers.list(this::innerArray);
    } else if (!cursor.is("]")) {
      values = readers.expressionList();
    }
    cursor.expect("]");
    return values;
  }

  private Expression innerArray() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    List<Expression> values = elements();
    cursor.higher();
    return new Operand.Array(cursor.place(begin), values, Optional.empty());
  }

  private Expression choice() {
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    Optional<Expression> value =
        cursor.is("WHEN") ? Optional.empty() : Optional.of(readers.expression());
    List<Part.When> whens = new ArrayList<>();
    do {
      Cursor.Begin from = cursor.begin();
      cursor.expect("WHEN");
      List<Expression> conditions =
          value.isPresent() ? readers.expressionList() : List.of(readers.expression());
      cursor.expect("THEN");
      Expression result = readers.expression();
      whens.add(new Part.When(cursor.place(from), conditions, result));
    } while (cursor.is("WHEN"));
    Optional<Expression> otherwise = readers.expressionBehind("ELSE");
    cursor.expect("END");
    return new Computation.Case(cursor.place(begin), value, List.copyOf(whens), otherwise);
  }

  private Expression exists(boolean unique) {
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    if (!readers.queries.isQuery(cursor.at(), true)) {
      throw cursor.stop("a query in parentheses");
    }
    Query query = readers.queries.enclosed();
    return new Condition.Exists(cursor.place(begin), unique, query);
  }

  private @Nullable Expression interval() {
    boolean text = cursor.kind(1) == Token.Kind.STRING;
    boolean sized =
        cursor.is(1, "(")
            && cursor.kind(2) == Token.Kind.NUMBER
            && cursor.is(3, ")")
            && cursor.kind(4) == Token.Kind.STRING;
    boolean sign = cursor.is(1, "-") || cursor.is(1, "+");
    if (!text && !sized && !sign && !readers.has(Feature.INTERVAL_VALUES)) {
      return null;
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(sized ? 4 : 1);
    Expression value =
        readers.has(Feature.INTERVAL_VALUES)
            ? readers.expression()
            : readers.expressions.expression(readers.grammar.operators().tightest() - 1);
    if (readers.has(Feature.INTERVAL_VALUES)) {
      if (cursor.kind() != Token.Kind.WORD) {
        throw cursor.stop("a unit of time");
      }
      cursor.take();
    } else {
      readers.names.intervalUnits();
    }
    return new Operand.Interval(cursor.place(begin), value);
  }

  private Expression nextValue() {
    Cursor.Begin begin = cursor.begin();
    cursor.take(3);
    List<Identifier> sequence = readers.names.dotted("the name of a sequence");
    return new Operand.NextValue(cursor.place(begin), sequence);
  }

  private @Nullable Expression matches() {
    int close = cursor.closing(cursor.at() + 1);
    if (!"AGAINST".equals(cursor.wordAt(close + 1))) {
      return null;
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    List<Operand.ColumnName> columns = readers.enclosed(readers.names::column);
    cursor.take();
    cursor.expect("(");
    Expression searched = readers.expressions.value();
    int from = cursor.at();
    while (cursor.isAny(
        "IN", "BOOLEAN", "NATURAL", "LANGUAGE", "MODE", "WITH", "QUERY", "EXPANSION")) {
      cursor.take();
    }
    String mode = readers.clauses.words(from);
    cursor.expect(")");
    return new Condition.Matches(cursor.place(begin), columns, searched, mode);
  }

  /** {@code DATE '..'}; null for what is no type before a text. */
  private @Nullable Expression typedLiteral() {
    boolean alias = readers.has(Feature.TEXT_ALIAS) && !cursor.isAny("DATE", "TIME", "TIMESTAMP");
    if (!readers.has(Feature.TYPED_LITERALS) || alias) {
      return null;
    }
    int ahead = 1;
    if (cursor.is(1, "WITH") || cursor.is(1, "WITHOUT")) {
      ahead = cursor.is(2, "TIME") && cursor.is(3, "ZONE") ? 4 : 1;
    }
    if (cursor.kind(ahead) != Token.Kind.STRING || !readers.names.isName()) {
      return null;
    }
    Cursor.Begin begin = cursor.begin();
    Part.TypeName type = named(readers.names.type());
    Operand.Literal literal = readers.operands.literal(Operand.Kind.TEXT);
    return new Operand.Typed(cursor.place(begin), type, literal);
  }

  private Part.TypeName named(Part.TypeName type) {
    String whole = readers.has(Feature.SHORT_TYPES) ? SHORT_TYPES.get(type.name()) : null;
    return whole == null ? type : new Part.TypeName(type.place(), whole);
  }
}
