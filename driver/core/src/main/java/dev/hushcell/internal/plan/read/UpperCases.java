package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.plan.resolve.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;

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
    if (!(left instanceof Function one) || !(right instanceof Function other)) {
      return Optional.empty();
    }
    if (!isUpper(one) || !isUpper(other)) {
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

  private boolean isUpper(Function call) {
    List<String> parts = call.getMultipartName();
    return UPPER.contains(parts.get(parts.size() - 1).toUpperCase(Locale.ROOT))
        && call.getParameters() != null
        && call.getParameters().size() == 1
        && Lowering.isPlainCall(call)
        && readers.trusted.find(call).isEmpty();
  }

  private Provenance argument(Function call, Scope scope) {
    readers.functions.name(call);
    return readers.expressions.read(call.getParameters().get(0), scope);
  }

  private Provenance call(Function call, Provenance argument) {
    String name = call.getMultipartName().get(0).toUpperCase(Locale.ROOT);
    return readers
        .lowering
        .of(name, call, List.of(argument))
        .orElseGet(() -> readers.functions.call(name, List.of(argument), false));
  }
}
