package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.CatalogueTables;
import dev.hushcell.internal.keyring.catalogue.Clocks;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.FirstValue;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.Rewritings;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one transaction reads of the catalogues of a database, not verified yet: those that changed,
 * and of the others that they did not. Not thread-safe.
 */
final class CatalogueRows {
  private final DatabaseTables tables;
  private final Timing timing;
  private final Map<String, Catalogue> before;
  private final boolean whole;
  private final List<CellCheck> checks = new ArrayList<>();
  private final List<Catalogue> unchanged = new ArrayList<>();
  private final List<RawCatalogue> changed = new ArrayList<>();
  private final Map<ColumnName, String> declared = new HashMap<>();
  private final Map<ColumnName, String> binaries = new HashMap<>();
  private final Map<ColumnName, FirstValue> unguarded = new HashMap<>();
  private final CellFit fit;
  private Optional<String> home = Optional.empty();
  private Instant time = Instant.MIN;

  /**
   * Builds one that has read nothing.
   *
   * @param before what is known, by schema
   * @param whole whether all records are compared with what is known; else only the manifests,
   *     which tell what Hushcell wrote but not what somebody else did
   */
  CatalogueRows(
      DatabaseTables tables, Timing timing, Map<String, Catalogue> before, boolean whole) {
    this.tables = tables;
    this.fit = new CellFit(tables.types());
    this.timing = timing;
    this.before = before;
    this.whole = whole;
  }

  @FunctionalInterface
  interface Reader {
    Optional<RawCatalogue> read(Connection connection, String schema, Optional<Catalogue> known)
        throws SQLException;
  }

  CatalogueRows read(Connection connection, Reader reader) throws SQLException {
    checks.addAll(tables.cellChecks(connection));
    Map<String, Set<String>> present = CatalogueReader.discover(connection, tables.catalogueForm());
    Set<String> schemas = new TreeSet<>(present.keySet());
    schemas.addAll(before.keySet());
    for (String schema : schemas) {
      Optional<Catalogue> known = Optional.ofNullable(before.get(schema));
      if (known.isPresent() && isUnchanged(connection, known.get(), present)) {
        unchanged.add(known.get());
        addTypes(connection, schema, known.get().columns(), known.get().rewritings());
        continue;
      }
      Optional<RawCatalogue> raw = reader.read(connection, schema, known);
      if (raw.isPresent()) {
        changed.add(raw.get());
        List<KeyEvent> events = raw.get().events().stream().map(Stamped::record).toList();
        List<ColumnRecord> columns = raw.get().columns().stream().map(Stamped::record).toList();
        addTypes(connection, schema, columns, new Rewritings(schema, events));
      }
    }
    home = tables.home(connection);
    time = time(connection);
    return this;
  }

  /** Returns what was read, with what changed verified. */
  CatalogueReading reading(Function<RawCatalogue, Catalogue> verified) {
    Map<String, Catalogue> now = new HashMap<>();
    unchanged.forEach(catalogue -> now.put(catalogue.schema(), catalogue));
    changed.forEach(raw -> now.put(raw.schema(), verified.apply(raw)));
    return new CatalogueReading(now, declared, checks, binaries, unguarded, home, time);
  }

  private boolean isUnchanged(
      Connection connection, Catalogue known, Map<String, Set<String>> present)
      throws SQLException {
    Set<String> names = present.getOrDefault(known.schema(), Set.of());
    if (!names.containsAll(CatalogueSql.tables(known.manifest().format()))) {
      return false;
    }
    if (!whole) {
      return catalogue(connection, known.schema())
          .manifest()
          .equals(Optional.of(known.stampedManifest()));
    }
    return CatalogueReader.read(connection, known.schema(), names, tables.catalogueForm())
        .filter(known::isOf)
        .isPresent();
  }

  private void addTypes(
      Connection connection, String schema, List<ColumnRecord> columns, Rewritings jobs)
      throws SQLException {
    Set<String> names = new TreeSet<>();
    columns.forEach(column -> names.add(column.table()));
    Map<ColumnName, String> existing = tables.types(connection, schema, names);
    declared.putAll(existing);
    List<ProtectedColumn> present = new ArrayList<>();
    boolean gone = false;
    for (ColumnRecord record : columns) {
      boolean there = existing.containsKey(record.column().name());
      gone |= !there && record.state().isPresent();
      if (there && record.state().isProtected() && !Rewriting.isOfAnyJob(record.name())) {
        present.add(record.column());
      }
    }
    addUnguarded(
        connection,
        present.stream().filter(column -> jobs.at(column.name().table()).isEmpty()).toList());
    if (gone || isAnyEmpty(present)) {
      binaries.putAll(tables.binaries(connection, schema));
    }
  }

  private boolean isAnyEmpty(List<ProtectedColumn> columns) {
    return columns.stream()
        .anyMatch(column -> FirstValue.NONE.equals(unguarded.get(column.name())));
  }

  /**
   * A column may have got its CHECK since they were read, so they are read again. A table that a
   * job is at is not asked: whoever exchanges its columns has it locked and reads this.
   */
  private void addUnguarded(Connection connection, List<ProtectedColumn> columns)
      throws SQLException {
    if (columns.stream().allMatch(column -> isGuarded(column.name(), checks))) {
      return;
    }
    List<CellCheck> again = tables.cellChecks(connection);
    for (ProtectedColumn column : columns) {
      if (!isGuarded(column.name(), again)) {
        String type = Objects.requireNonNull(declared.get(column.name()));
        first(connection, column, type).ifPresent(first -> unguarded.put(column.name(), first));
      }
    }
  }

  private static boolean isGuarded(ColumnName name, List<CellCheck> by) {
    return by.stream().anyMatch(check -> check.column().equals(name));
  }

  private Optional<FirstValue> first(Connection connection, ProtectedColumn column, String type)
      throws SQLException {
    return fit.couldKeep(column, type)
        ? tables.first(connection, column.name(), column.storage() == Storage.TEXT)
        : Optional.of(FirstValue.NONE);
  }

  /** The database is asked only where somebody may have a permission that ends. */
  private Instant time(Connection connection) throws SQLException {
    Instant process = timing.now().instant();
    if (!mayHaveJobs()) {
      return process;
    }
    String any = unchanged.isEmpty() ? changed.get(0).schema() : unchanged.get(0).schema();
    Instant there = catalogue(connection, any).time();
    return new Clocks(process, timing.database().apply(there), true).later();
  }

  private boolean mayHaveJobs() {
    return Stream.concat(
            unchanged.stream().map(Catalogue::manifest),
            changed.stream().map(raw -> raw.manifest().record()))
        .anyMatch(Manifest::hasRewritings);
  }

  private CatalogueTables catalogue(Connection connection, String schema) throws SQLException {
    return new CatalogueTables(connection, schema, tables.catalogueForm());
  }
}
