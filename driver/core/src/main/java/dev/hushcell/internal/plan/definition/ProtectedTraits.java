package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;

/** Reads what the definition of a protected column says after its type. */
record ProtectedTraits(NewColumns columns, ProtectedColumn column) implements ColumnTrait.Reader {
  @Override
  public void defaultValue(ColumnTrait.Default given) {
    columns.made(column, given.expression(), given.onUpdate());
  }

  @Override
  public void computed(ColumnTrait.Computed computed) {
    throw generated(computed);
  }

  @Override
  public void identity(ColumnTrait.Identity identity) {
    throw generated(identity);
  }

  private RuntimeException generated(Node clause) {
    return DdlFault.GENERATED.at(
        columns.position(clause),
        column.name().shortForm()
            + " is protected and cannot be made by the database; make its values in the"
            + " application");
  }

  @Override
  public void primaryKey(ColumnTrait.PrimaryKey key) {
    columns.constraints().key(column, true, columns.position(key));
  }

  @Override
  public void unique(ColumnTrait.Unique unique) {
    columns.constraints().key(column, false, columns.position(unique));
  }

  @Override
  public void check(ColumnTrait.Check check) {
    columns.checks().of(column, check);
  }

  @Override
  public void references(ColumnTrait.References reference) {
    columns.constraints().reference(Optional.of(column), reference);
  }

  /** Cells have a form of their own. */
  @Override
  public void textForm(ColumnTrait.TextForm form) {
    columns.replace(form, "");
  }

  @Override
  public void harmless() {}
}
