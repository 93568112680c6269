package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.plan.PlanFault;
import java.util.ArrayList;
import java.util.List;

/** What becomes of the operands of an expression that is not about the stored cells. */
public record Operands(StatementReading reading) {
  /** Returns what is computed from operands. A cell remembers what is done to it. */
  public Provenance compute(List<Provenance> operands, FaultCode code, String what) {
    boolean plain = operands.isEmpty();
    List<Slot> slots = new ArrayList<>();
    for (Provenance operand : flat(operands)) {
      switch (operand.kind()) {
        case CELL -> throw ((Provenance.Cell) operand).refused(code, what);
        case PLAIN -> plain = true;
        case OPEN, COMPUTED, ROW -> slots.addAll(operand.slots());
      }
    }
    if (plain) {
      reading.roles().plain(slots);
      return Provenance.plain();
    }
    return new Provenance.Computed(slots);
  }

  /** Lets nothing that is protected meet, and tells plain values by the company they keep. */
  public Provenance meet(List<Provenance> operands, FaultCode code, String what) {
    Provenance met = compute(operands, code, what);
    meant(met.slots());
    return Provenance.plain();
  }

  /** Refuses values that meet nothing which tells what they are; numbers are no values. */
  private void meant(List<Slot> slots) {
    for (Slot slot : slots) {
      if (slot.mayCarryValue()) {
        reading.doubt(bare(slot));
      }
    }
    reading.roles().plain(slots);
  }

  static Fault bare(Slot slot) {
    return PlanFault.BARE_VALUE.at(
        slot.begin(),
        "it is unclear what a "
            + (slot.isParameter() ? "parameter" : "literal")
            + " is for, because no column is next to it; test it in the application"
            + " or compare it with a column");
  }

  /** Takes a condition, which no protected column is. */
  public void condition(Provenance provenance) {
    meet(
        List.of(provenance),
        PlanFault.CONDITION,
        "is used as a condition, which its cells are not; compare it with a value");
  }

  /** Takes something that is delivered or counted as it is and must not be a cell. */
  public void plain(Provenance provenance, FaultCode code, String what) {
    reading.roles().plain(compute(List.of(provenance), code, what).slots());
  }

  /** Takes a value that is only tested for NULL, which cells allow too. */
  public void nullness(Provenance value) {
    switch (value.kind()) {
      case OPEN -> reading.roles().nullTest(value.slots());
      case COMPUTED, ROW -> meet(List.of(value), PlanFault.COMPUTED, "is tested for NULL");
      case PLAIN, CELL -> {}
    }
  }

  /** Takes what a view delivers to whoever reads it. */
  public void passOn(Provenance provenance) {
    if (provenance instanceof Provenance.Cell cell) {
      requireAsWritten(cell);
      if (cell.column().belongsTo().isOpen() && !reading.isQualified()) {
        throw cell.refused(
            PlanFault.BELONGS,
            "has cells that belong to their rows, and one is delivered where "
                + cell.column().belongsTo().key()
                + " of its row cannot be read with it; select the column itself from its table, in a"
                + " query without a view, and combine values in the application");
      }
    } else {
      plain(provenance, PlanFault.COMPUTED, "is delivered");
    }
  }

  /** Takes what is delivered to nobody but the application. */
  public void deliver(Provenance provenance) {
    passOn(provenance);
    if (provenance instanceof Provenance.Cell cell) {
      reading.permission().requireReadable(cell);
    }
  }

  /** Refuses a cell that a value joined which the column would round. */
  public static void requireAsWritten(Provenance.Cell cell) {
    if (cell.rounded()) {
      throw cell.refused(
          PlanFault.BRANCHES_DIFFER,
          "passes through a CASE, COALESCE or UNION in which its type may be rounded, padded or folded;"
              + " select the column itself, or do it in the application");
    }
  }

  /** Tells whether a provenance is a number that stands in the text. */
  public static boolean isCounter(Provenance provenance) {
    return provenance instanceof Provenance.Open open
        && !open.slots().isEmpty()
        && open.slots().stream().noneMatch(Slot::mayCarryValue);
  }

  public static List<Provenance> flat(List<Provenance> operands) {
    List<Provenance> flat = new ArrayList<>();
    for (Provenance operand : operands) {
      if (operand instanceof Provenance.Row row) {
        flat.addAll(flat(row.members()));
      } else {
        flat.add(operand);
      }
    }
    return flat;
  }
}
