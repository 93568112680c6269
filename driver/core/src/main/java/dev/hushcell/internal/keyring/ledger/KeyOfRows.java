package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/**
 * Finds the key of the rows that cells of a column are to belong to. What else changes such a key,
 * as a trigger does, is asked by whoever plans a statement or a job.
 */
record KeyOfRows(TypeKnowledge types) {
  /** Returns the column with its key under the name that the table has for it, if it has one. */
  ProtectedColumn told(ProtectedColumn column, ExistingTable table) {
    if (!column.belongsTo().isThere()) {
      return column;
    }
    List<ExistingTable.Column> named = table.named(column.belongsTo().key());
    boolean fits =
        named.size() == 1
            && !named.get(0).hasDefault()
            && named.get(0).computes() == types.numbersRows()
            && !named.get(0).hasDomain()
            && table.hasKey(named.get(0).name(), ExistingTable.Key.PRIMARY)
            && isWhole(named.get(0).declared());
    if (!fits) {
      throw KeyringFault.UNSUITABLE.fault(
          column.name().shortForm()
              + " cannot belong to "
              + column.belongsTo().key()
              + ": it is no whole number or UUID that is the primary key and that the application"
              + " assigns; take belongs-to out of the configuration, or change the table");
    }
    return column.belongingTo(BelongsTo.rowOf(named.get(0).name()));
  }

  private boolean isWhole(String declared) {
    LogicalType type = types.logicalType(declared);
    return type.family() == Family.UUID || (type.family() == Family.EXACT && type.scale() == 0);
  }
}
