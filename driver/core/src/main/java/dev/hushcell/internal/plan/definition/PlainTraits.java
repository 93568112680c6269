package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Identifier;
import java.util.Optional;

/** Reads what the definition of a plain column says after its type: nothing of it may use cells. */
record PlainTraits(NewColumns columns, Identifier name) implements ColumnTrait.Reader {
  @Override
  public void defaultValue(ColumnTrait.Default given) {
    columns.requireUnnamed(given.expression(), name);
  }

  @Override
  public void computed(ColumnTrait.Computed computed) {
    columns.requireUnnamed(computed.expression(), name);
  }

  @Override
  public void check(ColumnTrait.Check check) {
    columns.checks().read(check.name(), check.condition());
  }

  @Override
  public void references(ColumnTrait.References reference) {
    columns.constraints().reference(Optional.empty(), reference);
  }

  @Override
  public void identity(ColumnTrait.Identity identity) {}

  @Override
  public void primaryKey(ColumnTrait.PrimaryKey key) {}

  @Override
  public void unique(ColumnTrait.Unique unique) {}

  @Override
  public void textForm(ColumnTrait.TextForm form) {}

  @Override
  public void harmless() {}
}
