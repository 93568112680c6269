package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * LOWER around columns whose values are lower-cased when they are sealed. Of such a column it makes
 * nothing else, so it is taken out of the statement; of a value that is compared with one it makes
 * what sealing makes of it anyway.
 */
public record Lowering(StatementReading reading) {
  private static final Set<String> LOWER = Set.of("LOWER", "LCASE");
  private static final Set<String> UPPER = Set.of("UPPER", "UCASE");

  /** Returns the provenance of a call of LOWER that needs not be computed; empty for any other. */
  public Optional<Provenance> of(
      String name, Computation.Function function, List<Provenance> arguments) {
    if (arguments.size() != 1 || !function.quantifier().isEmpty()) {
      return Optional.empty();
    }
    Provenance argument = arguments.get(0);
    if (UPPER.contains(name)
        && argument instanceof Provenance.Cell cell
        && isLowered(cell.column())) {
      throw cell.refused(
          PlanFault.COMPUTED,
          "is an argument of "
              + name
              + ", but it ignores case; compare the column itself, or use LOWER");
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
        && open.slots().size() == 1) {
      return Optional.of(new Provenance.Computed(open.slots(), erased.get(), null));
    }
    return Optional.empty();
  }

  /** Tells whether UPPER of both compares what is kept in lower case, and one value at most. */
  public boolean isComparedInUpperCase(Provenance one, Provenance other) {
    boolean cells = isUpperCell(one) || isUpperCell(other);
    return cells && isUpperOperand(one) && isUpperOperand(other);
  }

  private boolean isUpperOperand(Provenance operand) {
    return isUpperCell(operand)
        || (operand instanceof Provenance.Open open && open.slots().size() == 1);
  }

  private boolean isUpperCell(Provenance operand) {
    return operand instanceof Provenance.Cell cell
        && isLowered(cell.column())
        && !cell.lowered()
        && !cell.rounded()
        && (cell.column().compare().isByBeginning() || acceptsUpper(cell.column()));
  }

  /** What ignores case here has one class for a letter and what either call makes of it. */
  private boolean acceptsUpper(ProtectedColumn column) {
    return reading.protection().declared().stream()
        .filter(rule -> rule.speaksOf(column.name().table()))
        .filter(rule -> rule.speaksOf(column.name().column()))
        .anyMatch(rule -> rule.accept().contains(Accept.UPPER));
  }

  /** Tells whether a call has nothing but its arguments and a name without a schema. */
  public static boolean isPlainCall(Computation.Function call) {
    return isBareCall(call) && call.arguments().stream().allMatch(each -> each.word().isEmpty());
  }

  /** Tells the same of a call that may have words between its arguments. */
  public static boolean isBareCall(Computation.Function call) {
    return call.name().size() == 1
        && call.quantifier().isEmpty()
        && call.hasNothingBeside()
        && call.arguments().stream().allMatch(each -> each.name().isEmpty());
  }

  /** Takes the name of a call out of the statement. */
  public void erase(Computation.Function call) {
    reading.splice(
        erased(call).orElseThrow(() -> reading.notUnderstood("UPPER in an unusual form", call)));
  }

  /** Tells whether a column is compared without regard to case. */
  public static boolean isLowered(ProtectedColumn column) {
    return column.compare().ignoresCase() && column.type().family() == Family.TEXT;
  }

  /** Leaves the parentheses of the call around what stood in it. */
  private static Optional<Splice> erased(Computation.Function call) {
    Token name = call.name().get(0).token();
    return isPlainCall(call)
        ? Optional.of(new Splice.Text(name.begin(), name.end(), ""))
        : Optional.empty();
  }

  /** Returns what is delivered to an outer query, where LOWER stays what it is. */
  public static Provenance settled(Provenance delivered) {
    return delivered instanceof Provenance.Computed computed
        ? new Provenance.Computed(computed.slots(), null, computed.written())
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
    splice((Provenance.Computed) value);
    reading.roles().seal(value.slots(), column, use);
  }

  /** Seals a pattern for a column that is lower-cased, if it is one value. */
  boolean sealPattern(Provenance value, ProtectedColumn column) {
    boolean single = value.slots().size() == 1 && value.slots().get(0).cast() == null;
    if (single && value instanceof Provenance.Open) {
      reading.roles().seal(value.slots(), column, Use.MATCHED);
      return true;
    }
    if (single && isOf(value, column)) {
      splice((Provenance.Computed) value);
      reading.roles().seal(value.slots(), column, Use.MATCHED);
      return true;
    }
    return false;
  }

  private void splice(Provenance.Computed value) {
    if (value.lowering() != null) {
      reading.splice(value.lowering());
    }
  }

  /**
   * Seals what is compared with LOWER of a column: a value in upper case equals none. Where LOWER
   * has the collation of its column, by which it may equal one, it is refused. A CAST must be to a
   * longer type than that of the column, so that nothing that it cuts off makes a value equal.
   */
  void sealAsWritten(Provenance.Cell cell, List<Slot> slots) {
    ProtectedColumn column = cell.column();
    for (Slot slot : slots) {
      Slot.Cast cast = slot.cast();
      LogicalType to = cast == null ? null : cast.type();
      if (cast != null && (to == null || to.precision() <= column.type().precision())) {
        throw PlanFault.CAST_UNFIT.at(
            slot.begin(),
            "a value that is compared with LOWER of "
                + cell.named()
                + " is cast to a type that may cut it to the length of the column; cast it to one"
                + " without length, or write LOWER around it too");
      }
    }
    boolean exact = reading.rules().has(SqlHabit.LOWERS_EXACTLY) && column.compare().isLowered();
    reading
        .roles()
        .seal(slots, column, exact ? Use.COMPARED_AS_WRITTEN : Use.COMPARED_IN_LOWER_CASE);
  }
}
