package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/** Equality between values: the one comparison that stored cells can honour. */
public record Comparisons(StatementReading reading, Operands operands, Lowering lowering) {
  /** Takes values that are compared for equality with each other. */
  public Provenance equal(List<Provenance> members) {
    if (members.stream().noneMatch(Provenance.Row.class::isInstance)) {
      scalars(members);
      return Provenance.plain();
    }
    List<List<Provenance>> rows =
        members.stream()
            .map(each -> each instanceof Provenance.Row row ? row.members() : List.<Provenance>of())
            .toList();
    int width = rows.get(0).size();
    boolean same = members.stream().allMatch(Provenance.Row.class::isInstance);
    if (!same || rows.stream().anyMatch(row -> row.size() != width)) {
      throw reading.notUnderstood("a comparison of rows with something else");
    }
    for (int i = 0; i < width; i++) {
      int at = i;
      equal(rows.stream().map(row -> row.get(at)).toList());
    }
    return Provenance.plain();
  }

  private static void requireTyped(List<Provenance> members, Provenance.Cell cell) {
    boolean untyped =
        members.stream()
            .anyMatch(
                each ->
                    (each instanceof Provenance.Cell other && other.untyped())
                        || (each instanceof Provenance.Open open && open.untyped()));
    if (untyped) {
      throw cell.refused(
          PlanFault.BRANCHES_DIFFER,
          "is compared inside WITH RECURSIVE with a column of it, which is text there to this"
              + " database; compare it outside");
    }
  }

  private void scalars(List<Provenance> members) {
    Provenance.Cell first = null;
    for (Provenance member : members) {
      if (member instanceof Provenance.Cell cell) {
        requireEquality(cell, PlanFault.COMPARED_WITHOUT_SEARCH, "compared");
        reading.permission().requireSearchable(cell);
        if (first != null) {
          requireShared(first, cell);
        }
        first = first == null ? cell : first;
      }
    }
    if (first == null) {
      operands.meet(members, PlanFault.COMPUTED, "is compared");
      return;
    }
    requireTyped(members, first);
    for (Provenance member : members) {
      sealComparand(first, member);
      boolean mixed = member instanceof Provenance.Cell cell && cell.lowered() != first.lowered();
      if (mixed && members.size() > 2) {
        throw reading.notUnderstood("LOWER of a column beside a column, in a list");
      }
    }
  }

  /** Takes a pattern that is matched in lower case, if it is one value; else demands nothing. */
  public boolean matchesLowered(Provenance.Cell cell, Provenance pattern) {
    if (!cell.column().search().hasEqualCells() || cell.rounded()) {
      return false;
    }
    reading.permission().requireSearchable(cell);
    return lowering.sealPattern(pattern, cell.column());
  }

  private void sealComparand(Provenance.Cell cell, Provenance member) {
    if (member instanceof Provenance.Open open) {
      reading.seal(open.nulls(), cell.column());
    }
    if (member instanceof Provenance.Open open && cell.lowered()) {
      lowering.sealAsWritten(cell, open.slots());
    } else if (member instanceof Provenance.Open open) {
      reading.roles().seal(open.slots(), cell.column(), Use.COMPARED);
    } else if (Lowering.isOf(member, cell.column())) {
      lowering.seal(member, cell.column(), Use.COMPARED);
    } else if (!(member instanceof Provenance.Cell)) {
      throw cell.refused(
          PlanFault.COMPARED_WITH_PLAIN,
          "is compared with a plain column or an expression, which stands for no cell; compare it"
              + " with a parameter, a literal or a column that shares its key");
    }
  }

  private static void requireShared(Provenance.Cell one, Provenance.Cell other) {
    if (!one.column().sharesCellsWith(other.column())) {
      throw other.refused(
          PlanFault.COMPARED_ACROSS_KEYS,
          "is compared with "
              + one.named()
              + " but their cells differ; give both one key, type, scale and rule");
    }
  }

  /** Refuses a cell of a column without equality search, or one that may be rounded. */
  public void requireEquality(Provenance.Cell cell, PlanFault code, String how) {
    ProtectedColumn column = cell.column();
    if (!column.search().hasEqualCells()) {
      throw reading.refused(
          cell,
          code,
          "is sealed without search and cannot be "
              + how
              + "; declare search: equality or leave it out");
    }
    Operands.requireAsWritten(cell);
  }
}
