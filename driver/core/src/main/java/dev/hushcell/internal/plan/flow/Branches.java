package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Provenance.TypedNull;
import dev.hushcell.policy.Family;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several expressions of which one is delivered: the branches of CASE, COALESCE and UNION. They
 * must all be cells of one kind, or all plain.
 */
public record Branches(StatementReading reading) {
  /** Returns where whichever is delivered comes from; messages say what they are together. */
  public Provenance either(List<Provenance> branches, String what) {
    Provenance.Cell cell = null;
    boolean plain = false;
    boolean computed = false;
    List<Slot> slots = new ArrayList<>();
    List<TypedNull> nulls = new ArrayList<>();
    for (Provenance branch : branches) {
      switch (branch.kind()) {
        case ROW -> throw reading.notUnderstood("a row as a branch of " + what);
        case CELL -> cell = with(cell, (Provenance.Cell) branch, branches.size() > 1, what);
        case PLAIN -> plain = true;
        case COMPUTED -> computed = true;
        case OPEN -> nulls.addAll(((Provenance.Open) branch).nulls()); // the company decides
      }
      slots.addAll(branch.slots());
    }
    if (cell != null) {
      reading.seal(nulls, cell.column());
      return cellOr(cell, plain || computed, slots, what);
    }
    if (plain) {
      reading.roles().plain(slots);
      return Provenance.plain();
    }
    if (!computed) {
      reading.roles().chosen(slots);
    }
    return computed ? new Provenance.Computed(slots) : new Provenance.Open(slots, nulls, false);
  }

  private Provenance.Cell with(
      Provenance.@Nullable Cell before, Provenance.Cell here, boolean several, String what) {
    if (several) {
      reading.permission().requireBranch(here);
    }
    return before == null ? here : sharing(before, here, what);
  }

  private Provenance cellOr(Provenance.Cell cell, boolean mixed, List<Slot> slots, String what) {
    if (mixed) {
      throw cell.refused(
          PlanFault.BRANCHES_DIFFER,
          "is one branch of a " + what + " of which another is plain; keep them apart");
    }
    reading.roles().seal(slots, cell.column(), Use.ASSIGNED);
    // A CHAR loses its padding here, and has it when it is selected as a column.
    boolean rounded =
        cell.column().type().family() == Family.CHAR
            || slots.stream().anyMatch(slot -> !LiteralFit.staysAsWritten(slot, cell.column()));
    return rounded
        ? new Provenance.Cell(cell.column(), cell.position(), true, cell.lowered(), cell.untyped())
        : cell;
  }

  private Provenance.Cell sharing(Provenance.Cell one, Provenance.Cell other, String what) {
    reading.permission().requireTogether(one, other);
    if (!one.column().sharesCellsWith(other.column())) {
      throw other.refused(
          PlanFault.BRANCHES_DIFFER,
          ("is one branch of a %s and %s another, but their cells differ; give both one key,"
                  + " type, scale and rule")
              .formatted(what, one.named()));
    }
    boolean wider = other.column().type().precision() > one.column().type().precision();
    Provenance.Cell wide = wider ? other : one;
    return new Provenance.Cell(
        wide.column(),
        wide.position(),
        one.rounded() || other.rounded(),
        one.lowered() || other.lowered(),
        one.untyped() || other.untyped());
  }
}
