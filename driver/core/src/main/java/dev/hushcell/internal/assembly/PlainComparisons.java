package dev.hushcell.internal.assembly;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.discovery.DatabaseScan.Comparisons;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** How plain columns are compared: by what would be said of their equality if it were declared. */
public final class PlainComparisons implements Comparisons {
  private final Connection connection;
  private final Optional<Database> database;

  /** Asks on a connection of the real driver, of any database. */
  public PlainComparisons(Connection connection) throws SQLException {
    this.connection = connection;
    this.database = Databases.of(connection);
  }

  @Override
  public Optional<Comparison> of(ColumnName name) throws SQLException {
    if (database.isEmpty()) {
      return Optional.of(Comparison.EXACT);
    }
    TableName place = name.table();
    if (place.schema().isEmpty()) { // drivers name none where there is one only
      place = new TableName(database.get().catalog(connection).session().schema(), place.table());
    }
    Optional<ExistingTable> table = database.get().tables().table(connection, place);
    Optional<ExistingTable.Column> column =
        table.flatMap(found -> found.named(name.column()).stream().findFirst());
    return column.isEmpty()
        ? Optional.of(Comparison.EXACT)
        : of(database.get().types(), name, column.get());
  }

  private static Optional<Comparison> of(
      TypeKnowledge types, ColumnName name, ExistingTable.Column column) {
    try {
      ProtectedColumn unused =
          types.derive(rule(name), name, column.declared(), column.collation());
      return Optional.of(Comparison.EXACT);
    } catch (Fault refused) {
      if (!refused.code().equals(DdlFault.COLLATION)) {
        return Optional.empty();
      }
      boolean folds =
          types.logicalType(column.declared()).ignoresCase()
              || types.ignoresCase(column.collation());
      return Optional.of(folds ? Comparison.WITHOUT_CASE : Comparison.INEXACT);
    }
  }

  private static ColumnRule rule(ColumnName name) {
    return new ColumnRule(
        Optional.of(name.table().schema()),
        name.table().table(),
        name.column(),
        Search.EQUALITY,
        Compare.UNSPECIFIED,
        name.column(),
        Optional.empty(),
        0,
        Storage.BINARY,
        Set.of());
  }
}
