package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Scalar;

/** Of which formulas it is known that they are not true where all of their cells are NULL. */
final class Strictness {
  private Strictness() {}

  /** Tells whether a formula is one. */
  static boolean isStrict(Formula formula) {
    if (formula instanceof Formula.Not not) {
      return isStrict(not.part());
    }
    if (formula instanceof Formula.All all) {
      return all.parts().stream().allMatch(Strictness::isStrict);
    }
    if (formula instanceof Formula.Any any) {
      return any.parts().stream().allMatch(Strictness::isStrict);
    }
    if (formula instanceof Formula.Among among) {
      return isNullWithCells(among.value());
    }
    if (formula instanceof Formula.Like like) {
      return isNullWithCells(like.value());
    }
    return formula instanceof Formula.Compared of
        && (isNullWithCells(of.left()) || isNullWithCells(of.right()));
  }

  /** Tells whether a value is NULL where one of its cells is, of which it has some. */
  static boolean isNullWithCells(Scalar value) {
    if (value instanceof Scalar.Opened) {
      return true;
    }
    return value instanceof Scalar.Call call
        ? call.routine().isStrict() && call.parts().anyMatch(Strictness::isNullWithCells)
        : (value instanceof Scalar.Cast || value instanceof Scalar.Folded)
            && value.parts().anyMatch(Strictness::isNullWithCells);
  }
}
