package dev.hushcell.internal.explain;

import dev.hushcell.internal.plan.StatementPlan.Splice;

/** Tells, without a key, whether the value of a literal fits its column. */
@FunctionalInterface
public interface LiteralCheck {
  /** Throws the fault that sealing the literal would throw for its value. */
  void require(Splice.Sealed literal);
}
