package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.read.Operators.Infix;
import dev.hushcell.internal.sql.read.Operators.Kind;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions by the levels of their operators; operators that bind alike go in a row. */
record ExpressionReader(Readers readers, Cursor cursor, Operators operators) {
  /** Signs that are no operators. */
  private static final Set<String> PUNCTUATION =
      Set.of("(", ")", ",", ";", ".", "..", ":", ":=", "=>", "[", "]", "{", "}", "::");

  private static final String PARENTHESES =
      "parentheses around the operands, which databases or their versions tell apart";

  /** Reads an expression whose operators outside of parentheses are of a level or tighter. */
  Expression expression(int level) {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    Expression left = first(level);
    int nested = 0;
    for (Infix next = next(); next != null && next.level() >= level; next = next()) {
      if (++nested > Cursor.DEEPEST) {
        throw cursor.stop("at most " + Cursor.DEEPEST + " operators of its sort in a row");
      }
      left = joined(left, next, begin);
      Infix second = next.chained() ? null : next();
      if (second != null && second.level() == next.level()) {
        throw cursor.stop(PARENTHESES);
      }
    }
    cursor.higher();
    return left;
  }

  /** Reads what no condition is, where IN or AND ends it. */
  Expression value() {
    Infix in = operators.between("IN");
    return expression(in == null ? operators.tightest() : in.level() + 1);
  }

  private Expression first(int level) {
    int before = operators.before(cursor.word());
    if (before == 0) {
      return readers.operands.operand();
    }
    Cursor.Begin begin = cursor.begin();
    boolean not = cursor.is("NOT");
    if (not && before < level) {
      throw cursor.stop("parentheses around NOT");
    }
    String operator = cursor.takeWord();
    Expression operand = expression(not ? before : before + 1);
    if (before < level && operand instanceof Computation.Operation) {
      throw cursor.stop(PARENTHESES); // it takes more than the operator before it leaves
    }
    return not
        ? new Condition.Not(cursor.place(begin), operand)
        : new Computation.Unary(cursor.place(begin), operator, operand);
  }

  /** Returns the operator that comes next; null where none does. */
  private @Nullable Infix next() {
    String word = cursor.word();
    if (word == null) {
      return null;
    }
    if (word.equals("NOT")) {
      return negated();
    }
    Infix known = operators.between(word);
    if (known != null || operators.other() == 0 || cursor.kind() != Token.Kind.SYMBOL) {
      return known;
    }
    return PUNCTUATION.contains(word)
        ? null
        : new Infix(Kind.OPERATION, operators.other(), true, false);
  }

  private @Nullable Infix negated() {
    if (cursor.is(1, "NULL")) {
      return operators.between("ISNULL");
    }
    Infix infix = operators.between(cursor.word(1));
    return infix != null && infix.kind() == Kind.PREDICATE ? infix : null;
  }

  private Expression joined(Expression left, Infix infix, Cursor.Begin begin) {
    return switch (infix.kind()) {
      case AND, OR, XOR ->
          junction(left, infix, Condition.Kind.valueOf(infix.kind().name()), begin);
      case COMPARISON -> comparison(left, infix, begin);
      case PREDICATE -> readers.predicates.predicate(left, infix.level() + 1, begin);
      case OPERATION -> operation(left, infix, begin);
      case POSTFIX -> postfix(left, infix, begin);
    };
  }

  /** What is alone takes whatever stands behind it, where more than one operand does. */
  private Expression postfix(Expression left, Infix infix, Cursor.Begin begin) {
    Expression made = readers.postfixes.behind(left, infix.level() + 1, begin);
    if (infix.alone() && next() != null) {
      throw cursor.stop(PARENTHESES);
    }
    return made;
  }

  private Expression junction(
      Expression left, Infix infix, Condition.Kind kind, Cursor.Begin begin) {
    List<Expression> terms = new ArrayList<>();
    terms.add(left);
    Infix next = infix;
    while (next != null && next.kind() == infix.kind()) {
      cursor.take();
      terms.add(expression(infix.level() + 1));
      next = next();
    }
    return new Condition.Junction(cursor.place(begin), kind, List.copyOf(terms));
  }

  private Expression comparison(Expression left, Infix infix, Cursor.Begin begin) {
    StringBuilder operator = new StringBuilder(String.valueOf(cursor.word()));
    cursor.take();
    if (operator.toString().equals("MEMBER")) {
      cursor.expect("OF");
      operator.append(" OF");
    }
    Expression right = comparand(infix.level() + 1);
    if (infix.alone() && (isWordy(left) || isWordy(right))) {
      throw cursor.stop(PARENTHESES);
    }
    return new Condition.Comparison(cursor.place(begin), left, operator.toString(), right);
  }

  private static boolean isWordy(Expression operand) {
    return operand instanceof Condition.Like
        || operand instanceof Condition.In
        || operand instanceof Condition.Between;
  }

  /** Reads what stands to the right of a comparison: a value, or {@code ANY (..)}. */
  Expression comparand(int level) {
    if (!cursor.isAny("ANY", "ALL", "SOME") || !cursor.is(1, "(")) {
      return expression(level);
    }
    Cursor.Begin begin = cursor.begin();
    String quantifier = cursor.takeWord();
    Expression of = readers.operands.parenthesised();
    return new Condition.Quantified(cursor.place(begin), quantifier, of);
  }

  private Expression operation(Expression left, Infix infix, Cursor.Begin begin) {
    List<Computation.Step> steps = new ArrayList<>();
    requireMixable(left, infix);
    Infix next = infix;
    while (next != null && next.level() == infix.level() && next.kind() == infix.kind()) {
      if (next.alone() != infix.alone()) {
        throw cursor.stop(PARENTHESES);
      }
      String operator = cursor.takeWord();
      Expression right = comparand(infix.level() + 1);
      requireMixable(right, infix);
      steps.add(new Computation.Step(operator, right));
      next = next();
    }
    return new Computation.Operation(cursor.place(begin), left, List.copyOf(steps));
  }

  /** An operator of which manuals differ, and any other one, need parentheses between them. */
  private void requireMixable(Expression operand, Infix infix) {
    if (operand instanceof Computation.Operation inner) {
      Infix within = operators.between(inner.steps().get(0).operator());
      if (infix.alone() || (within != null && within.alone())) {
        throw cursor.stop(PARENTHESES);
      }
    }
  }
}
