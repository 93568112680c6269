package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;

/** What the profile of a connection may do with the cells of a statement. */
public record Permission(Access access) {
  /** Tells whether a read of the column gets NULL. */
  public boolean readsNull(ProtectedColumn column) {
    return rule(column).filter(rule -> rule.onRead().isNull()).isPresent();
  }

  /** Refuses a cell that would be delivered; one that is delivered as NULL is not. */
  public void requireReadable(Provenance.Cell cell) {
    if (rule(cell.column()).filter(rule -> rule.onRead().isRefused()).isPresent()) {
      throw refused(cell, "it cannot be read; leave it out of the columns that are selected");
    }
  }

  /** Returns what a job leaves in clear of a column. */
  public Provenance inClear(ColumnName column) {
    return access
        .of(column)
        .map(rule -> Provenance.withheld(rule.onRead()))
        .orElseGet(Provenance::plain);
  }

  /** Refuses a value in clear: what becomes of it is not followed, as it is with cells. */
  public void requireShown(Provenance provenance, String column, int position) {
    if (provenance instanceof Provenance.Plain plain && plain.isWithheld()) {
      throw PlanFault.WRITE_ONLY.at(
          position,
          ("%s is write-only for the profile %s, and its values are in plaintext because of a"
                  + " job that rewrites columns: it can only be assigned to until the job is over")
              .formatted(column, access.profile()));
    }
  }

  /** Refuses a cell that would be compared: who may compare can find the value out by trying. */
  public void requireSearchable(Provenance.Cell cell) {
    if (rule(cell.column()).filter(rule -> !rule.searchable()).isPresent()) {
      throw refused(
          cell, "it cannot be compared, grouped or made distinct; search: allow would let it");
    }
  }

  /** Refuses a cell that would be copied to where it can be read. */
  public void requireKept(Provenance.Cell cell, ProtectedColumn target) {
    Optional<WriteOnly> source = rule(cell.column());
    Optional<WriteOnly> copy = rule(target);
    if (source.isPresent()
        && (copy.isEmpty() || (copy.get().searchable() && !source.get().searchable()))) {
      throw refused(
          cell,
          "it cannot be copied to a column that is not; make both write-only for the profile");
    }
  }

  /** Refuses a cell as a branch of an expression, of which the result is told by another rule. */
  public void requireBranch(Provenance.Cell cell) {
    if (readsNull(cell.column())) {
      throw refused(cell, "where it reads as NULL it can be selected by itself only");
    }
  }

  /** Refuses two cells as branches of one expression of which one could be read. */
  public void requireTogether(Provenance.Cell one, Provenance.Cell other) {
    boolean limited = rule(one.column()).isPresent() || rule(other.column()).isPresent();
    if (limited && !one.column().name().equals(other.column().name())) {
      throw refused(
          rule(one.column()).isPresent() ? one : other,
          "it cannot be one branch of an expression with another column");
    }
  }

  /** Tells whether anything at all may be evaluated in the driver. */
  public boolean mayEvaluate() {
    return !access.evaluable().isEmpty();
  }

  /** Returns what of a column may be evaluated in the driver. */
  public Optional<Evaluable> evaluable(ProtectedColumn column) {
    return access.evaluable(column.name());
  }

  private Optional<WriteOnly> rule(ProtectedColumn column) {
    return access.of(column.name());
  }

  private RuntimeException refused(Provenance.Cell cell, String why) {
    return cell.refused(
        PlanFault.WRITE_ONLY, "is write-only for the profile " + access.profile() + ": " + why);
  }
}
