package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.Literal;
import dev.hushcell.internal.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what operators stand between, and what stands right behind it. */
record OperandReader(Readers readers, Cursor cursor) {
  static final String VALUE = "a value";

  /** Words that begin or join clauses, and are the name of no function. */
  private static final Set<String> CLAUSES =
      Names.words(
          """
          SELECT FROM WHERE GROUP HAVING ORDER UNION EXCEPT INTERSECT ON USING AND OR IN AS BY
          INTO WITH WHEN THEN ELSE END SET JOIN IS BETWEEN LIKE DISTINCT NOT TABLE LIMIT OFFSET
          FETCH FOR WINDOW RETURNING OUTPUT
          """);

  Expression operand() {
    Token.Kind kind = cursor.kind();
    if (kind == null) {
      throw cursor.stop(VALUE);
    }
    return switch (kind) {
      case WORD -> word();
      case QUOTED -> name();
      case STRING -> literal(Operand.Kind.TEXT);
      case BINARY -> literal(Operand.Kind.BINARY);
      case NUMBER -> literal(Operand.Kind.NUMBER);
      case PARAMETER -> {
        Token token = cursor.token();
        yield new Operand.Parameter(cursor.takeNode(), token);
      }
      case SYMBOL -> {
        if (!cursor.is("(")) {
          throw cursor.stop(VALUE);
        }
        yield parenthesised();
      }
    };
  }

  Literal literal(Operand.Kind kind) {
    Token token = cursor.token();
    return new Literal(cursor.takeNode(), token, kind);
  }

  private Expression word() {
    String word = cursor.word();
    if (word == null) {
      return name();
    }
    if (word.startsWith("@")) {
      return variable();
    }
    if (readers.grammar.values().contains(word) && !cursor.is(1, ".")) {
      return value(word);
    }
    Expression special = readers.forms.special(word);
    return special == null ? name() : special;
  }

  /** A word that is a value, which may have its precision behind it. */
  private Expression value(String word) {
    switch (word) {
      case "NULL", "TRUE", "FALSE", "UNKNOWN" -> {
        return literal(Operand.Kind.valueOf(word));
      }
      default -> {
        if (cursor.is(1, "(")) {
          return name();
        }
        Token token = cursor.token();
        return new Operand.Word(cursor.takeNode(), token);
      }
    }
  }

  private Expression name() {
    Cursor.Begin begin = cursor.begin();
    boolean reserved = !readers.names.isName();
    if (reserved && (!cursor.is(1, "(") || CLAUSES.contains(String.valueOf(cursor.word())))) {
      throw cursor.stop(VALUE);
    }
    List<Identifier> parts =
        reserved ? List.of(cursor.identifier(VALUE)) : readers.names.dotted(VALUE);
    if (cursor.is("(")) {
      return readers.functions.function(parts, begin);
    }
    return new Operand.ColumnName(cursor.place(begin), parts);
  }

  private Expression variable() {
    Cursor.Begin begin = cursor.begin();
    Token token = cursor.token();
    cursor.take();
    while (token.value().startsWith("@@") && cursor.is(".") && cursor.isName(1)) {
      cursor.take(2);
    }
    Expression variable = new Operand.Variable(cursor.place(begin), token);
    if (!readers.has(Feature.ASSIGNMENT) || !cursor.accept(":=")) {
      return variable;
    }
    Expression value = readers.expression();
    return new Computation.Assign(cursor.place(begin), variable, value);
  }

  /** Reads any number of parentheses around a value, a row or a query. */
  Expression parenthesised() {
    Cursor.Begin begin = cursor.begin();
    if (readers.queries.isQuery(begin.at(), true)) {
      Query query = readers.queries.enclosed();
      return new Operand.Subquery(cursor.place(begin), query);
    }
    int pairs = 1;
    while (cursor.is("(")
        && cursor.is(1, "(")
        && cursor.closing(cursor.at() + 1) == cursor.closing(cursor.at()) - 1) {
      cursor.take();
      pairs++;
    }
    Cursor.Begin inner = cursor.begin();
    cursor.expect("(");
    Expression first = cursor.is(")") ? null : readers.expression();
    if (first == null || cursor.is(",")) {
      List<Expression> values = first == null ? List.of() : row(first);
      cursor.expect(")");
      Expression row = new Operand.Row(cursor.place(inner), values);
      return pairs == 1 ? row : closed(row, pairs - 1, begin);
    }
    return closed(first, pairs, begin);
  }

  private Expression closed(Expression inner, int pairs, Cursor.Begin begin) {
    for (int i = 0; i < pairs; i++) {
      cursor.expect(")");
    }
    return new Operand.Parenthesised(cursor.place(begin), inner);
  }

  /** Reads on behind the first value of a row. */
  private List<Expression> row(Expression first) {
    List<Expression> values = new ArrayList<>();
    values.add(first);
    while (cursor.accept(",")) {
      if (cursor.is(")") && values.size() == 1) {
        break; // a comma makes a row of one
      }
      values.add(readers.expression());
    }
    return List.copyOf(values);
  }
}
