package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code UPPER(a) = UPPER(b)} over a column that is kept in lower case and accepts that it is
 * compared so. Both calls are taken out of the statement. UPPER of such a column means nothing
 * anywhere else.
 */
final class UpperCases {
  private static final Set<String> UPPER = Set.of("UPPER", "UCASE");

  private final StatementReaders readers;

  UpperCases(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads a comparison of two calls of UPPER; empty for any other, of which nothing was read. */
  Optional<Provenance> equal(Expression left, Expression right, Scope scope) {
    if (!(left instanceof Computation.Function one)
        || !(right instanceof Computation.Function other)
        || !isUpper(one)
        || !isUpper(other)) {
      return Optional.empty();
    }
    Provenance here = argument(one, scope);
    Provenance there = argument(other, scope);
    if (readers.lowering.isComparedInUpperCase(here, there)) {
      readers.lowering.erase(one);
      readers.lowering.erase(other);
      return Optional.of(readers.comparisons.equal(List.of(here, there)));
    }
    return Optional.of(readers.comparisons.equal(List.of(call(one, here), call(other, there))));
  }

  private boolean isUpper(Computation.Function call) {
    return UPPER.contains(Calls.known(call))
        && call.arguments().size() == 1
        && Lowering.isPlainCall(call)
        && readers.trusted.find(call).isEmpty();
  }

  private Provenance argument(Computation.Function call, Scope scope) {
    readers.functions.name(call);
    return readers.expressions.read(call.arguments().get(0).value(), scope);
  }

  private Provenance call(Computation.Function call, Provenance argument) {
    String name = Calls.known(call);
    return readers
        .lowering
        .of(name, call, List.of(argument))
        .orElseGet(() -> readers.functions.call(name, List.of(argument), false));
  }
}
