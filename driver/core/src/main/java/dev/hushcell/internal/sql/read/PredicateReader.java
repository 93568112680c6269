package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Query;
import java.util.List;
import java.util.Optional;

/** Reads conditions that begin with a word behind their operand. */
record PredicateReader(Readers readers, Cursor cursor) {
  /**
   * Reads a condition.
   *
   * @param level of its operands
   */
  Expression predicate(Expression value, int level, Cursor.Begin begin) {
    if (cursor.accept("NOT", "NULL") || cursor.accept("NOTNULL")) {
      return new Condition.Is(cursor.place(begin), value, true, "NULL");
    }
    if (cursor.accept("ISNULL")) {
      return new Condition.Is(cursor.place(begin), value, false, "NULL");
    }
    if (cursor.accept("IS")) {
      return is(value, level, begin);
    }
    boolean negated = cursor.accept("NOT");
    String word = cursor.takeWord();
    return switch (word) {
      case "IN" -> in(value, negated, level, begin);
      case "BETWEEN" -> between(value, negated, level, begin);
      default -> like(value, negated, word, level, begin);
    };
  }

  private Expression is(Expression value, int level, Cursor.Begin begin) {
    boolean negated = cursor.accept("NOT");
    if (cursor.accept("DISTINCT", "FROM")) {
      Expression right = readers.expressions.expression(level);
      return new Condition.IsDistinct(cursor.place(begin), value, !negated, right);
    }
    String test = test(level);
    if (!test.isEmpty()) {
      return new Condition.Is(cursor.place(begin), value, negated, test);
    }
    if (!readers.has(Feature.IS_VALUE)) {
      throw cursor.stop("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
    }
    Expression right = readers.expressions.expression(level);
    return new Condition.IsDistinct(cursor.place(begin), value, negated, right);
  }

  /** Returns the words of a test; empty for none. */
  private String test(int level) {
    boolean values = readers.has(Feature.IS_VALUE);
    String word = values && beginsValue(level) ? null : cursor.acceptAny("NULL", "TRUE", "FALSE");
    if (word == null && !values) {
      word = cursor.acceptAny("UNKNOWN", "JSON", "DOCUMENT", "NORMALIZED");
    }
    if (word == null || !word.equals("JSON")) {
      return word == null ? "" : word;
    }
    String kind = cursor.acceptAny("VALUE", "ARRAY", "OBJECT", "SCALAR");
    return kind == null ? word : word + " " + kind;
  }

  /** Where IS compares any values, NULL or TRUE may begin one. */
  private boolean beginsValue(int level) {
    Operators.Infix next = readers.grammar.operators().between(cursor.word(1));
    return cursor.is(1, ".") || cursor.is(1, "(") || (next != null && next.level() >= level);
  }

  private Expression in(Expression value, boolean negated, int level, Cursor.Begin begin) {
    if (!cursor.is("(")) {
      if (!readers.has(Feature.IN_TABLE) && !cursor.is("UNNEST")) {
        throw cursor.stop("(");
      }
      Optional<Expression> table = Optional.of(readers.expressions.expression(level));
      return new Condition.In(
          cursor.place(begin), value, negated, List.of(), Optional.empty(), table);
    }
    if (readers.queries.isQuery(cursor.at(), true)) {
      Optional<Query> query = Optional.of(readers.queries.enclosed());
      return new Condition.In(
          cursor.place(begin), value, negated, List.of(), query, Optional.empty());
    }
    cursor.take();
    List<Expression> values = cursor.is(")") ? List.of() : readers.expressionList();
    cursor.expect(")");
    return new Condition.In(
        cursor.place(begin), value, negated, values, Optional.empty(), Optional.empty());
  }

  private Expression between(Expression value, boolean negated, int level, Cursor.Begin begin) {
    boolean symmetric = cursor.accept("SYMMETRIC");
    boolean asymmetric = !symmetric && cursor.accept("ASYMMETRIC");
    Expression low = readers.expressions.expression(level);
    cursor.expect("AND");
    Expression high = readers.expressions.expression(level);
    return new Condition.Between(
        cursor.place(begin), value, negated, symmetric && !asymmetric, low, high);
  }

  private Expression like(
      Expression value, boolean negated, String word, int level, Cursor.Begin begin) {
    String kind = word;
    if (word.equals("SIMILAR")) {
      cursor.expect("TO");
      kind = "SIMILAR TO";
    } else if (word.equals("SOUNDS")) {
      cursor.expect("LIKE");
      kind = "SOUNDS LIKE";
    }
    Expression pattern = readers.expressions.comparand(level);
    Optional<Expression> escape =
        cursor.accept("ESCAPE")
            ? Optional.of(readers.expressions.expression(level))
            : Optional.empty();
    return new Condition.Like(cursor.place(begin), value, negated, kind, pattern, escape);
  }
}
