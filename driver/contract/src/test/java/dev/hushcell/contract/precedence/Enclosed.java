package dev.hushcell.contract.precedence;

import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.List;
import java.util.Set;

/** Writes an expression with parentheses around each operator and its operands. */
final class Enclosed {
  private final Tree tree;
  private final Set<String> rows;
  private final int[] opened;
  private final int[] closed;

  private Enclosed(Tree tree, Set<String> rows) {
    this.tree = tree;
    this.rows = rows;
    this.opened = new int[tree.tokens().size() + 1];
    this.closed = new int[tree.tokens().size() + 1];
  }

  /**
   * Returns a part of a tree as text that no precedence can change.
   *
   * @param rows operators of which the database takes several in a row for one
   */
  static String of(Tree tree, Node expression, Set<String> rows) {
    Enclosed enclosed = new Enclosed(tree, rows);
    enclosed.enclose(expression);
    return enclosed.text(expression.place().begin(), expression.place().end());
  }

  private void enclose(Node node) {
    if (isOperator(node)) {
      enclose(node.place().begin(), node.place().end());
    }
    if (node instanceof Computation.Operation operation && !isRow(operation)) {
      List<Computation.Step> steps = operation.steps();
      for (Computation.Step step : steps.subList(0, steps.size() - 1)) {
        enclose(node.place().begin(), step.operand().place().end());
      }
    }
    node.parts(
        part -> {
          if (isRow(node, part)) {
            part.parts(this::enclose);
          } else {
            enclose(part);
          }
        });
  }

  private boolean isRow(Node node, Node part) {
    return node instanceof Computation.Subscript
        && part instanceof Computation.Subscript
        && rows.contains("[");
  }

  private boolean isRow(Computation.Operation operation) {
    return operation.steps().stream().allMatch(step -> rows.contains(step.operator()));
  }

  private static boolean isOperator(Node node) {
    return node instanceof Computation || node instanceof Condition;
  }

  private void enclose(int begin, int end) {
    opened[begin]++;
    closed[end]++;
  }

  private String text(int begin, int end) {
    StringBuilder out = new StringBuilder();
    for (int i = begin; i < end; i++) {
      String token = tree.tokens().text(tree.tokens().get(i).begin(), tree.tokens().get(i).end());
      out.append("(".repeat(opened[i])).append(token);
      out.append(")".repeat(closed[i + 1])).append(' ');
    }
    return out.toString().strip();
  }
}
