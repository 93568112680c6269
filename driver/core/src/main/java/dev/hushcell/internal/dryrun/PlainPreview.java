package dev.hushcell.internal.dryrun;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.ColumnsToActivate;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Foresees activations in a database that has no catalogue, over the connection of a session. */
public record PlainPreview(ColumnsToActivate columns, Connection connection, Protection declared)
    implements ProtectionLedger.Preview {
  @Override
  public List<ProtectedColumn> ofActivation(TableName table) {
    try {
      return columns.columns(connection, table, declared);
    } catch (SQLException e) {
      throw KeyringFault.UNREADABLE.fault(
          "the table could not be looked at (SQLSTATE " + e.getSQLState() + "); try again later",
          e);
    }
  }

  @Override
  public List<ProtectedColumn> ofChanges(List<SchemaChange> changes) {
    List<ProtectedColumn> added = new ArrayList<>();
    for (SchemaChange change : changes) {
      if (change instanceof SchemaChange.CreateTable create) {
        added.addAll(create.columns());
      } else if (change instanceof SchemaChange.AddColumn add) {
        added.add(add.column());
      }
    }
    return added;
  }
}
