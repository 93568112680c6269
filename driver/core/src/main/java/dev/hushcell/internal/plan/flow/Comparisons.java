package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Searchable;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
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
        requireSearch(cell, PlanFault.COMPARED_WITHOUT_SEARCH, "compared");
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
    members.forEach(this::compareBeginning);
    for (Provenance member : members) {
      sealComparand(first, member);
      boolean mixed = member instanceof Provenance.Cell cell && cell.lowered() != first.lowered();
      if (mixed && members.size() > 2) {
        throw reading.notUnderstood("LOWER of a column beside a column, in a list");
      }
    }
  }

  /** Has the beginning of a cell compared, where only that is equal for equal values. */
  private void compareBeginning(Provenance member) {
    if (!(member instanceof Provenance.Cell cell) || !cell.column().compare().isByBeginning()) {
      return;
    }
    Provenance.Operand written = cell.operand();
    if (written == null) {
      throw cell.refused(
          PlanFault.COMPARED_WITHOUT_SEARCH,
          "ignores case and is compared where the beginnings of its cells cannot be written; compare"
              + " the column itself with =, IN or a join with ON");
    }
    String beginning = reading.rules().beginning(cell.column());
    Splice.around(written.begin(), written.end(), beginning).forEach(reading::splice);
  }

  /** Has equal values counted once by the beginnings of their cells, where only those are equal. */
  public boolean isDistinctByBeginning(Provenance value) {
    if (!(value instanceof Provenance.Cell cell) || !cell.column().compare().isByBeginning()) {
      return false;
    }
    requireDistinctByBeginning(cell);
    compareBeginning(cell);
    return true;
  }

  /** Refuses a cell of which equal values may not become one. */
  public void requireDistinctByBeginning(Provenance.Cell cell) {
    requireSearch(cell, PlanFault.GROUPED_WITHOUT_SEARCH, "grouped or made distinct");
    reading.permission().requireSearchable(cell);
  }

  /**
   * Takes single values with which the beginning of a cell is compared; else demands nothing.
   *
   * @param use how they are sealed
   */
  public boolean begins(List<Provenance> members, Use use) {
    List<Provenance> values = members.subList(1, members.size());
    if (!(members.get(0) instanceof Provenance.Cell cell)
        || !cell.column().compare().isByBeginning()
        || cell.rounded()
        || !values.stream().allMatch(each -> isPattern(each, cell))) {
      return false;
    }
    requireTyped(members, cell);
    reading.permission().requireSearchable(cell);
    for (Provenance value : values) {
      if (value instanceof Provenance.Computed) {
        lowering.seal(value, cell.column(), use);
      } else {
        reading.roles().seal(value.slots(), cell.column(), use);
      }
    }
    return true;
  }

  /** Tells whether it is one value; beside LOWER of the column it must be in lower case, too. */
  private static boolean isPattern(Provenance value, Provenance.Cell cell) {
    boolean written = value instanceof Provenance.Open && !cell.lowered();
    return (written || Lowering.isOf(value, cell.column()))
        && value.slots().size() == 1
        && value.slots().get(0).cast() == null
        && value.slots().get(0).kind() != Slot.Kind.ARRAY;
  }

  /** Takes a pattern that is matched in lower case, if it is one value; else demands nothing. */
  public boolean matchesLowered(Provenance.Cell cell, Provenance pattern) {
    if (!cell.column().search().hasEqualCells() || cell.rounded()) {
      return false;
    }
    reading.permission().requireSearchable(cell);
    boolean sealed = lowering.sealPattern(pattern, cell.column());
    if (sealed) {
      compareBeginning(cell);
    }
    return sealed;
  }

  private void sealComparand(Provenance.Cell cell, Provenance given) {
    boolean lowers = Lowering.isOf(given, cell.column());
    Provenance member = lowers ? given : reading.computed().sealable(given, cell.column());
    if (member instanceof Provenance.Open open) {
      reading.seal(open.nulls(), cell.column());
    }
    if (member instanceof Provenance.Open open && cell.lowered()) {
      lowering.sealAsWritten(cell, open.slots());
    } else if (member instanceof Provenance.Open open) {
      reading.roles().seal(open.slots(), cell.column(), Use.COMPARED);
    } else if (lowers) {
      lowering.seal(member, cell.column(), Use.COMPARED);
    } else if (!(member instanceof Provenance.Cell)) {
      throw cell.refused(
          PlanFault.COMPARED_WITH_PLAIN,
          "is compared with a plain column or an expression that the driver does not compute, which"
              + " stands for no cell; compare it with a parameter, a literal or a column that shares"
              + " its key");
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

  /** Returns why equal values of a column have different cells, as it is said behind its name. */
  public static String whyUnequal(ProtectedColumn column) {
    return column.search().isDeterministic()
        ? (column.compare().isByBeginning() ? "ignores case" : "has a key for each tenant")
            + ", so that equal values have different cells,"
        : "is sealed without search";
  }

  /** Refuses a cell of a column of which equal values have different cells, or a rounded one. */
  public void requireEquality(Provenance.Cell cell, PlanFault code, String how) {
    if (cell.column().compare().isByBeginning()) {
      throw cell.refused(
          code, whyUnequal(cell.column()) + " and cannot be " + how + " by the database");
    }
    requireSearch(cell, code, how);
  }

  /** Refuses what rows of two tenants may meet in; conditions beside their tenant are all else. */
  private static void requireTenant(Provenance.Cell cell, PlanFault code, String how) {
    String column = TenantKey.of(cell.column()).map(TenantKey::column).orElse("tenant");
    if (code != PlanFault.COMPARED_WITHOUT_SEARCH) {
      throw cell.refused(
          code,
          "has a key for each "
              + column
              + ", so that equal values of two have different cells, and cannot be "
              + how
              + " by the database; leave it out");
    }
    if (!TenantKey.areCompared(cell.column())) {
      throw cell.refused(
          PlanFault.TENANT_NOT_TOLD,
          "has a key for each "
              + column
              + ", and nothing tells whose rows are compared; in a statement of this table alone,"
              + " write "
              + column
              + " = ? beside the condition, joined by AND");
    }
  }

  private void requireSearch(Provenance.Cell cell, PlanFault code, String how) {
    ProtectedColumn column = cell.column();
    if (column.search() == Search.TENANT) {
      requireTenant(cell, code, how);
    } else if (!column.search().hasEqualCells()) {
      throw cell.refused(
          code, "is sealed without search and cannot be " + how + Searchable.advice(column.type()));
    }
    Operands.requireAsWritten(cell);
  }
}
