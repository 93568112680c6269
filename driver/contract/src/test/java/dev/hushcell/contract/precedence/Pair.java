package dev.hushcell.contract.precedence;

import java.util.List;

/**
 * Two operators in a row, with an operand between them that either may take.
 *
 * @param first the left one
 * @param before what stands before the operand between them; empty, or an operator and a space
 * @param second the right one
 */
record Pair(Form first, String before, Form second) {
  /** Returns it without parentheses. */
  String plain(List<String> operands) {
    return second.of(first.of(operands.get(0), before + operands.get(1)), operands.get(2));
  }

  /** Returns it as it is where the left one binds tighter. */
  String left(List<String> operands) {
    String left = first.of(operands.get(0), before + operands.get(1));
    return second.of("(" + left + ")", operands.get(2));
  }

  /** Returns it as it is where the right one binds tighter. */
  String right(List<String> operands) {
    String right = second.of(before + operands.get(1), operands.get(2));
    return first.of(operands.get(0), "(" + right + ")");
  }

  /** Tells whether either may take what is between them. */
  boolean isContested() {
    return first.right() && second.left();
  }

  @Override
  public String toString() {
    return plain(Operands.PLACES);
  }
}
