package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;

/** Reads what the definition of a protected column says after its type. */
record ProtectedTraits(NewColumns columns, ProtectedColumn column) implements ColumnTrait.Reader {
  @Override
  public void defaultValue(ColumnTrait.Default given) {
    columns.defaultValue(column, given.expression());
  }

  @Override
  public void onUpdate(ColumnTrait.OnUpdate given) {
    columns.requireNull(column, given.expression());
  }

  @Override
  public void computed(ColumnTrait.Computed computed) {
    throw generated(computed.span());
  }

  @Override
  public void identity(ColumnTrait.Identity identity) {
    throw generated(identity.span());
  }

  private RuntimeException generated(Span clause) {
    return DdlFault.GENERATED.at(
        clause.begin(),
        column.name().shortForm()
            + " is protected and cannot be made by the database; make its values in the"
            + " application");
  }

  @Override
  public void primaryKey(ColumnTrait.PrimaryKey key) {
    columns.constraints().key(column, true, key.span().begin());
  }

  @Override
  public void unique(ColumnTrait.Unique unique) {
    columns.constraints().key(column, false, unique.span().begin());
  }

  @Override
  public void check(ColumnTrait.Check check) {
    columns.checks().of(column, check.span(), check.condition());
  }

  @Override
  public void references(ColumnTrait.References reference) {
    columns.constraints().reference(Optional.of(column), reference);
  }

  /** Cells have a form of their own. */
  @Override
  public void textForm(ColumnTrait.TextForm form) {
    columns.splices().add(new Splice.Text(form.span().begin(), form.span().end(), ""));
  }

  @Override
  public void harmless() {}
}
