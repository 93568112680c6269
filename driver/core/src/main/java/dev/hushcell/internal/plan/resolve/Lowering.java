package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Function;

/**
 * LOWER around columns whose values are lower-cased when they are sealed. Of such a column it makes
 * nothing else, so it is taken out of the statement; of a value that is compared with one it makes
 * what sealing makes of it anyway.
 */
public final class Lowering {
  private static final Set<String> LOWER = Set.of("LOWER", "LCASE");
  private static final Set<String> UPPER = Set.of("UPPER", "UCASE");

  private final StatementReading reading;

  public Lowering(StatementReading reading) {
    this.reading = reading;
  }

  /** Returns the provenance of a call of LOWER that needs not be computed; empty for any other. */
  public Optional<Provenance> of(String name, Function function, List<Provenance> arguments) {
    if (arguments.size() != 1 || function.isDistinct() || function.isUnique()) {
      return Optional.empty();
    }
    Provenance argument = arguments.get(0);
    if (UPPER.contains(name)
        && argument instanceof Provenance.Cell cell
        && isLowered(cell.column())) {
      throw Operands.refused(
          cell,
          PlanFault.COMPUTED,
          "is an argument of "
              + name
              + ", but its values are kept in lower case; compare the column itself, which ignores"
              + " case, or use LOWER");
    }
    if (!LOWER.contains(name)) {
      return Optional.empty();
    }
    Optional<Splice> erased = erased(function);
    if (erased.isPresent()
        && argument instanceof Provenance.Cell cell
        && isLowered(cell.column())) {
      reading.splice(erased.get());
      return Optional.of(cell.inLowerCase());
    }
    if (erased.isPresent()
        && argument instanceof Provenance.Open open
        && open.slots().size() == 1
        && open.slots().get(0).cast() == null) {
      return Optional.of(new Provenance.Computed(open.slots(), erased.get()));
    }
    return Optional.empty();
  }

  private static boolean isLowered(ProtectedColumn column) {
    return column.compare().isLowered() && column.type().family() == Family.TEXT;
  }

  /** Leaves the parentheses of the call around what stood in it. */
  private Optional<Splice> erased(Function function) {
    Tokens tokens = reading.statement().tokens();
    int index = reading.positions().token(function);
    boolean alone = function.getMultipartName().size() == 1;
    if (index < 0 || !alone || !tokens.isSymbol(index + 1, "(")) {
      return Optional.empty();
    }
    Token name = tokens.get(index);
    return Optional.of(new Splice.Text(name.begin(), name.end(), ""));
  }

  /**
   * Returns the provenance of what is delivered to an outer query, where LOWER stays what it is.
   */
  public static Provenance settled(Provenance delivered) {
    return delivered instanceof Provenance.Computed computed
        ? new Provenance.Computed(computed.slots())
        : delivered;
  }

  /** Tells whether a value becomes a cell of the column although LOWER stands around it. */
  static boolean isOf(Provenance value, ProtectedColumn column) {
    return value instanceof Provenance.Computed computed
        && computed.lowering() != null
        && isLowered(column);
  }

  /** Seals a value that {@link #isOf} says can be, without the LOWER around it. */
  void seal(Provenance value, ProtectedColumn column, Use use) {
    Splice lowering = ((Provenance.Computed) value).lowering();
    if (lowering != null) {
      reading.splice(lowering);
    }
    reading.attribution().seal(value.slots(), column, use);
  }

  /**
   * Seals what is compared with LOWER of a column: a value in upper case equals none. Only where
   * LOWER lowers exactly: elsewhere it has the collation of the column, by which it may equal some.
   */
  void sealAsWritten(Provenance.Cell cell, List<Slot> slots) {
    if (!slots.isEmpty() && !reading.rules().lowersExactly()) {
      throw reading.notUnderstood(
          "a value compared with LOWER of a column, but without LOWER itself", cell.position());
    }
    if (slots.stream().anyMatch(slot -> slot.cast() != null)) {
      throw reading.notUnderstood("a CAST compared with LOWER", cell.position());
    }
    reading.attribution().seal(slots, cell.column(), Use.COMPARED_AS_WRITTEN);
  }
}
