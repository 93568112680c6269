package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.parse.Positions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * Where a member of a WHERE stands, token by token, so that it can be taken out: what the tree
 * groups, the database groups too, since nothing binds closer around it.
 *
 * @param begin offset of the member
 * @param end offset after it
 * @param shape what it consists of
 */
record Taking(int begin, int end, Shape shape) {

  /** What a member consists of. */
  sealed interface Shape {
    /** Adds the conditions on columns, in the order of the text. */
    void addTo(List<Leaf> leaves);
  }

  /**
   * A condition on one column.
   *
   * @param whole offset of the condition
   * @param begin offset of the column
   * @param columnEnd offset after the column
   * @param end offset after the condition
   * @param slots the parameters and literals of it, in the order of the text
   */
  record Leaf(Member member, int whole, int begin, int columnEnd, int end, List<Slot> slots)
      implements Shape {
    @Override
    public void addTo(List<Leaf> leaves) {
      leaves.add(this);
    }
  }

  /**
   * Several conditions.
   *
   * @param all whether they are joined by AND, and not by OR
   */
  record Joined(boolean all, List<Shape> parts) implements Shape {
    @Override
    public void addTo(List<Leaf> leaves) {
      parts.forEach(each -> each.addTo(leaves));
    }
  }

  /** What NOT stands before. */
  record Not(Shape part) implements Shape {
    @Override
    public void addTo(List<Leaf> leaves) {
      part.addTo(leaves);
    }
  }

  /** Finds a member; empty where its tokens are not exactly those of its form. */
  static Optional<Taking> of(
      Expression member,
      Positions positions,
      Tokens tokens,
      Function<Expression, Optional<Slot>> slots) {
    int first = first(member, positions);
    return first < 0 ? Optional.empty() : new Walk(tokens, slots, first).over(member);
  }

  List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    shape.addTo(leaves);
    return leaves;
  }

  /** Returns the index of the first token: what stands before the first column is counted. */
  private static int first(Expression member, Positions positions) {
    int before = 0;
    Expression at = member;
    while (true) {
      if (at instanceof OrExpression || at instanceof AndExpression) {
        at = ((BinaryExpression) at).getLeftExpression();
      } else if (at instanceof NotExpression not) {
        before++;
        at = not.getExpression();
      } else if (at instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
        before++;
        at = list.get(0);
      } else {
        Optional<Member> leaf = Member.of(at);
        int column = leaf.map(each -> positions.token(each.column())).orElse(-1);
        return column - before - (leaf.filter(each -> each.call().around()).isPresent() ? 2 : 0);
      }
    }
  }

  /** Goes from token to token. */
  private static final class Walk {
    private final Tokens tokens;
    private final Function<Expression, Optional<Slot>> slots;
    private final int first;
    private int at;
    private boolean fits = true;

    Walk(Tokens tokens, Function<Expression, Optional<Slot>> slots, int first) {
      this.tokens = tokens;
      this.slots = slots;
      this.first = first;
      this.at = first;
    }

    Optional<Taking> over(Expression member) {
      fits = tokens.isAnyWord(first - 1, "WHERE", "AND") || tokens.isSymbol(first - 1, "(");
      Shape shape = shape(member);
      return fits && ends()
          ? Optional.of(new Taking(tokens.get(first).begin(), tokens.get(at - 1).end(), shape))
          : Optional.empty();
    }

    private Shape shape(Expression expression) {
      if (expression instanceof OrExpression) {
        return joined(expression, false);
      }
      if (expression instanceof AndExpression) {
        return joined(expression, true);
      }
      if (expression instanceof NotExpression not) {
        word("NOT");
        fits &= tokens.isSymbol(at, "("); // else it is a question of the database how far it goes
        return new Not(shape(not.getExpression()));
      }
      if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
        word("(");
        Shape inner = shape(list.get(0));
        word(")");
        return inner;
      }
      return Member.of(expression).map(this::leaf).orElseGet(this::unknown);
    }

    private Shape unknown() {
      fits = false;
      return new Joined(true, List.of());
    }

    /** The tree leans to the left, by thousands of steps perhaps. */
    private Shape joined(Expression expression, boolean all) {
      Deque<Expression> open = new ArrayDeque<>();
      Expression left = expression;
      while (all ? left instanceof AndExpression : left instanceof OrExpression) {
        open.push(((BinaryExpression) left).getRightExpression());
        left = ((BinaryExpression) left).getLeftExpression();
      }
      List<Shape> parts = new ArrayList<>();
      parts.add(shape(left));
      while (fits && !open.isEmpty()) {
        word(all ? "AND" : "OR");
        Expression right = open.pop();
        boolean loose = right instanceof OrExpression || (all && right instanceof AndExpression);
        fits &= !loose;
        parts.add(shape(right));
      }
      return new Joined(all, parts);
    }

    private Shape leaf(Member member) {
      int whole = at;
      if (member.call().around()) {
        word(member.call().folding().name());
        word("(");
      }
      int begin = at;
      column(member.column());
      int columnEnd = fits ? tokens.get(at - 1).end() : 0;
      if (member.call().around()) {
        word(")");
      }
      List<Slot> found = new ArrayList<>();
      for (Member.Part part : member.parts()) {
        if (part instanceof Member.Part.Value value && fits) {
          slot(value.expression()).ifPresent(found::add);
        } else if (part instanceof Member.Part.Word word) {
          word(word.word());
        }
      }
      return fits
          ? new Leaf(
              member,
              tokens.get(whole).begin(),
              tokens.get(begin).begin(),
              columnEnd,
              tokens.get(at - 1).end(),
              found)
          : unknown();
    }

    private void column(Column column) {
      int names = column.getTable() == null ? 0 : column.getTable().getNameParts().size();
      for (int i = 0; i <= names; i++) {
        if (i > 0) {
          word(".");
        }
        fits &= at < tokens.size() && tokens.get(at).isName();
        at++;
      }
    }

    private void word(String expected) {
      fits &= tokens.isSymbol(at, expected) || tokens.isWord(at, expected);
      at++;
    }

    private Optional<Slot> slot(Expression operand) {
      Optional<Slot> slot = slots.apply(operand);
      fits &=
          at < tokens.size()
              && slot.filter(each -> each.begin() == tokens.get(at).begin()).isPresent()
              && slot.filter(each -> each.cast() == null && !isNumbered(each)).isPresent();
      at = slot.map(Slot::token).orElse(at) + 1;
      return slot;
    }

    /** Of a parameter with a number it is not known how often it is meant. */
    private static boolean isNumbered(Slot slot) {
      return slot.isParameter() && slot.end() - slot.begin() != 1;
    }

    private boolean ends() {
      return at == tokens.size()
          || tokens.isAnyWord(at, "AND", "ORDER", "LIMIT", "OFFSET", "FETCH")
          || tokens.isSymbol(at, ")");
    }
  }
}
