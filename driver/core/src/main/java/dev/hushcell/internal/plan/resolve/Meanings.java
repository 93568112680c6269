package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.sql.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one reference may mean. The database knows which it is; here it only counts whether it
 * makes a difference.
 */
final class Meanings {
  private final Name name;
  private final int position;
  private final List<Provenance> worths = new ArrayList<>();
  private boolean unknown;

  Meanings(Name name, int position) {
    this.name = name;
    this.position = position;
  }

  void addAll(List<Output> columns) {
    columns.forEach(column -> worths.add(column.provenance()));
  }

  /** Takes note that it may also be a column that is not known here. */
  void addUnknown() {
    unknown = true;
  }

  /** Tells whether it may be a column that is not known here. */
  boolean isUnknown() {
    return unknown;
  }

  /** Tells whether nothing was found that it may mean. */
  boolean isEmpty() {
    return worths.isEmpty() && !unknown;
  }

  /**
   * Returns where its value comes from, whichever it means, or refuses the statement.
   *
   * @param attribution takes values of the text that it may mean among others, which stay as they
   *     are then
   */
  Provenance agreed(Attribution attribution) {
    if (worths.stream().noneMatch(Meanings::isCell)) {
      if (worths.size() == 1 && !unknown) {
        return worths.get(0);
      }
      worths.forEach(each -> attribution.plain(each.slots()));
      return Provenance.plain();
    }
    Provenance first = worths.get(0);
    if (unknown || !worths.stream().allMatch(each -> isSame(first, each))) {
      throw ambiguous();
    }
    return first;
  }

  private static boolean isCell(Provenance provenance) {
    return provenance instanceof Provenance.Cell
        || (provenance instanceof Provenance.Row row
            && row.members().stream().anyMatch(Meanings::isCell));
  }

  private static boolean isSame(Provenance one, Provenance other) {
    return one instanceof Provenance.Cell cell
        && other instanceof Provenance.Cell its
        && cell.at(0).equals(its.at(0));
  }

  /** Returns the refusal of a reference of which it makes a difference what it means. */
  Fault ambiguous() {
    return PlanFault.COLUMN_AMBIGUOUS.at(
        position,
        "column "
            + name.text()
            + " may mean more than one column, of which one is protected; qualify it with the"
            + " table or its alias");
  }
}
