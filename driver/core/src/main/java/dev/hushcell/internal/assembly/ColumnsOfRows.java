package dev.hushcell.internal.assembly;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;

/**
 * The columns whose cells belong to rows, as far as a profile may open them.
 *
 * @param access of the profile
 */
record ColumnsOfRows(Protection protection, Access access) {
  /** Returns a column by its name; refuses one of which the cells may not be opened. */
  ProtectedColumn of(ColumnName name) {
    if (access.of(name).isPresent()) {
      throw KeyringFault.NO_MOVE.fault(
          name.shortForm()
              + " is write-only for the profile "
              + access.profile()
              + ", and its cells would be opened; connect with a profile that may read it");
    }
    return protection
        .activated(name.table())
        .flatMap(table -> table.column(name.column()))
        .filter(each -> each.belongsTo().isThere())
        .orElseThrow(
            () ->
                KeyringFault.NO_MOVE.fault(
                    name.shortForm() + " has no cells that belong to their rows"));
  }
}
