package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds catalogues and reads their rows as they were at one epoch; verifies nothing. */
public final class CatalogueReader {
  private static final int ATTEMPTS = 20;

  private CatalogueReader() {}

  /** The rows of a catalogue as they were read at one epoch, not yet verified. */
  public record RawCatalogue(
      String schema,
      Stamped<Manifest> manifest,
      List<Stamped<KeyRecord>> keys,
      List<Stamped<ColumnRecord>> columns,
      List<Stamped<KeyEvent>> events) {}

  /** Returns the schemas that have tables of a catalogue, with the folded names of those tables. */
  public static Map<String, Set<String>> discover(Connection connection, CatalogueForm form)
      throws SQLException {
    Map<String, Set<String>> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(form.discovery())) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.getString(1), schema -> new TreeSet<>())
            .add(rows.getString(2).toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }

  /** Tells whether a schema has all tables of a catalogue, whatever is in them. */
  public static boolean hasTables(Connection connection, String schema, CatalogueForm form)
      throws SQLException {
    return discover(connection, form)
        .getOrDefault(schema, Set.of())
        .containsAll(CatalogueSql.TABLES);
  }

  /** Reads the catalogue of a schema; empty when it has none, or one that is only being made. */
  public static Optional<RawCatalogue> read(
      Connection connection, String schema, CatalogueForm form) throws SQLException {
    Set<String> tables = discover(connection, form).getOrDefault(schema, Set.of());
    return read(connection, schema, tables, form);
  }

  /** As above, when the tables are known already. */
  public static Optional<RawCatalogue> read(
      Connection connection, String schema, Set<String> tables, CatalogueForm form)
      throws SQLException {
    if (tables.containsAll(CatalogueSql.tables(1))) {
      return readComplete(new CatalogueTables(connection, schema, form), schema, tables);
    }
    requireUnused(connection, schema, tables, form);
    return Optional.empty();
  }

  /**
   * The manifest is read before and after the records: when it is the same both times, no writer
   * came between, because each moves the epoch in its own transaction.
   */
  private static Optional<RawCatalogue> readComplete(
      CatalogueTables tables, String schema, Set<String> present) throws SQLException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Stamped<Manifest>> before = tables.manifest();
      before.ifPresent(manifest -> manifest.record().requireKnown(schema));
      List<Stamped<KeyRecord>> keys = tables.keys();
      List<Stamped<ColumnRecord>> columns = tables.columns();
      boolean withEvents = before.isPresent() && before.get().record().hasEvents();
      if (withEvents && !present.contains("hushcell_event")) {
        throw incomplete(schema, present);
      }
      List<Stamped<KeyEvent>> events = withEvents ? tables.events() : List.of();
      if (!mac(tables.manifest()).equals(mac(before))) {
        continue;
      }
      if (before.isEmpty() && !(keys.isEmpty() && columns.isEmpty())) {
        throw manifestMissing(schema);
      }
      return before.map(manifest -> new RawCatalogue(schema, manifest, keys, columns, events));
    }
    throw KeyringFault.UNREADABLE.fault(
        "the catalogue in schema " + schema + " changes faster than it can be read; try again");
  }

  /** Every writer gives the manifest another one. */
  private static String mac(Optional<Stamped<Manifest>> manifest) {
    return manifest.isPresent() ? manifest.get().mac() : "";
  }

  /**
   * Tables are made in the order key, column, event, manifest; while another connection makes them,
   * those that are there already are empty. Events without all else are of no use to anybody.
   */
  private static void requireUnused(
      Connection connection, String schema, Set<String> tables, CatalogueForm form)
      throws SQLException {
    if (Set.of("hushcell_event").containsAll(tables)) {
      return;
    }
    if (tables.contains("hushcell_manifest") || !tables.contains("hushcell_key")) {
      throw incomplete(schema, tables);
    }
    CatalogueTables present = new CatalogueTables(connection, schema, form);
    boolean used = !present.keys().isEmpty();
    if (!used && tables.contains("hushcell_column")) {
      used = !present.columns().isEmpty();
    }
    if (used) {
      throw manifestMissing(schema);
    }
  }

  private static RuntimeException incomplete(String schema, Set<String> present) {
    Set<String> missing = new TreeSet<>(CatalogueSql.TABLES);
    missing.removeAll(present);
    return KeyringFault.INCOMPLETE.fault(
        "schema "
            + schema
            + " has only a part of the catalogue, "
            + String.join(" and ", missing)
            + " is missing or not to be read by this user; restore it from a backup, or grant SELECT");
  }

  private static RuntimeException manifestMissing(String schema) {
    return KeyringFault.MANIFEST_MISSING.fault(
        "the catalogue in schema "
            + schema
            + " has records but no manifest; restore hushcell_manifest from a backup");
  }

  /**
   * Returns, for a message, what shows that a database keeps cells, or is about to: without a key,
   * and verified by nobody. Empty for a database in which nothing is protected.
   */
  public static Optional<String> signs(Connection connection, DatabaseTables tables)
      throws SQLException {
    Map<String, Set<String>> catalogues = discover(connection, tables.catalogueForm());
    if (!catalogues.isEmpty()) {
      return Optional.of("a catalogue of keys in schema " + String.join(", ", catalogues.keySet()));
    }
    List<CellCheck> checks = tables.cellChecks(connection);
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of("a column that keeps cells, " + checks.get(0).column());
  }
}
