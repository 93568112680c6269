package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;

/** Finds the protected columns that the configuration names for routines and views. */
public record TrustedColumns(StatementReading reading) {
  /**
   * Finds a column, which takes part in the statement from now on.
   *
   * @param schema where a name without schema is looked for
   * @throws ActivationNeeded when it must be activated first
   */
  public Optional<ProtectedColumn> find(NamedColumn named, String schema) {
    for (ProtectedTable table : reading.protection().activated().values()) {
      for (ProtectedColumn column : table.columns()) {
        if (named.means(column.name(), schema)) {
          reading.tables().add(table);
          return Optional.of(column);
        }
      }
    }
    requireNothingToActivate(named, schema);
    return Optional.empty();
  }

  private void requireNothingToActivate(NamedColumn named, String schema) {
    Optional<Relation> table =
        reading.schema().find(named.schema().orElse(schema), false, named.table(), false);
    boolean declared =
        table.isPresent()
            && table.get().hasDeclared(named.column())
            && reading.protection().rules(table.get().name()).stream().anyMatch(named::meets);
    if (declared) {
      throw new ActivationNeeded(table.get().name());
    }
  }
}
