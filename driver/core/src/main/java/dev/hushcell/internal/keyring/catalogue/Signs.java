package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What shows that a database keeps cells, or is about to: without a key, and verified by nobody.
 */
public final class Signs {
  private Signs() {}

  /** Returns, for a message, what shows it; empty for a database in which nothing is protected. */
  public static Optional<String> of(Connection connection, DatabaseTables tables)
      throws SQLException {
    Map<String, Set<String>> catalogues =
        CatalogueReader.discover(connection, tables.catalogueForm());
    if (!catalogues.isEmpty()) {
      return Optional.of("a catalogue of keys in schema " + String.join(", ", catalogues.keySet()));
    }
    List<CellCheck> checks = tables.cellChecks(connection);
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of("a column that keeps cells, " + checks.get(0).column());
  }
}
