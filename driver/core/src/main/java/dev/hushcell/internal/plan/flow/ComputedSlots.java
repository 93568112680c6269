package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Values that are computed of parameters and literals alone and become cells: {@code c = LOWER(?)}.
 * The driver computes them, and they are sealed like a literal; no cell is opened for that.
 */
public final class ComputedSlots {
  /** Reads such a value. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Returns what is computed, whose parameters and literals then stay in the driver; empty where
     * it is not known exactly what the database would make of them.
     */
    Optional<Scalar> read(Expression written);
  }

  private final StatementReading reading;
  private final Set<Expression> selected = Collections.newSetFromMap(new IdentityHashMap<>(2));
  private Reader reader = any -> Optional.empty();

  ComputedSlots(StatementReading reading) {
    this.reading = reading;
  }

  /** Takes what reads them. */
  public void by(Reader other) {
    reader = other;
  }

  /** Returns what was read, as it is written. */
  public Provenance written(Provenance read, Expression expression) {
    return read instanceof Provenance.Computed computed ? computed.as(expression) : read;
  }

  /** Takes note that a value is selected, so that nothing beside it tells its type. */
  public Provenance selected(Provenance value) {
    if (value instanceof Provenance.Computed computed && computed.written() != null) {
      selected.add(computed.written());
    }
    return value;
  }

  /** Returns a value as one that can be sealed for a column, where it can; else the same. */
  public Provenance sealable(Provenance value, ProtectedColumn column) {
    if (!(value instanceof Provenance.Computed computed)
        || computed.written() == null
        || column.type().family() != Family.TEXT) {
      return value;
    }
    Expression written = computed.written();
    return reader
        .read(written)
        .<Provenance>map(scalar -> open(slot(written, scalar), selected.contains(written)))
        .orElse(value);
  }

  private Provenance open(Slot slot, boolean typed) {
    if (typed) {
      reading.roles().typed(List.of(slot));
    }
    return new Provenance.Open(List.of(slot));
  }

  private Slot slot(Expression written, Scalar scalar) {
    int begin = reading.position(written);
    int end = reading.end(written);
    return reading
        .roles()
        .notice(new Slot(own(written), begin, end, Slot.Kind.COMPUTED, null, scalar, null));
  }

  /** Returns a token that is no slot of its own: the name of a function, or an operator. */
  private int own(Expression written) {
    for (int i = written.place().begin(); i < written.place().end(); i++) {
      Token token = reading.tokens().get(i);
      if (!token.isLiteral() && token.kind() != Token.Kind.PARAMETER) {
        return i;
      }
    }
    throw reading.notUnderstood("a value that is computed of nothing", written);
  }
}
