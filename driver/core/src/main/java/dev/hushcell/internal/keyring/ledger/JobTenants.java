package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.KeyGeneration;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a job asks of columns whose new cells have a key for each tenant. Thread-safe. */
public record JobTenants(
    LedgerDatabase database, Catalogues catalogues, AllCatalogues all, TenantMaker maker) {
  /**
   * Returns the column that tells whose a row is, as the table calls it; empty where all rows share
   * the key. Refuses one that tells it not in plaintext, or not certainly.
   */
  public Optional<String> column(ProtectedColumn made) {
    return TenantKey.of(made).map(key -> column(made, key));
  }

  private String column(ProtectedColumn made, TenantKey key) {
    List<ExistingTable.Column> found = named(made, key);
    if (found.size() != 1 || found.get(0).computes() || isProtected(made, found.get(0).name())) {
      throw KeyringFault.UNSUITABLE.fault(
          made.name().shortForm()
              + " cannot have a key for each "
              + key.column()
              + ": the table has no such column, several that differ in case alone, or one that is"
              + " protected or computed; name a plain column");
    }
    return found.get(0).name();
  }

  private List<ExistingTable.Column> named(ProtectedColumn made, TenantKey key) {
    return database
        .look(connection -> database.tables().table(connection, made.name().table()))
        .stream()
        .flatMap(table -> table.named(key.column()).stream())
        .toList();
  }

  /** Tells whether each key and index over a column stays as good over cells that it is to have. */
  public boolean keepsKeys(Connection connection, ProtectedColumn made) throws SQLException {
    if (made.search() != Search.TENANT) {
      return made.hasEqualCells();
    }
    String tenant = TenantKey.of(made).orElseThrow().column();
    return database
        .tables()
        .table(connection, made.name().table())
        .filter(table -> table.isUniqueBeside(made.name().column(), tenant))
        .isPresent();
  }

  private boolean isProtected(ProtectedColumn made, String tenant) {
    return catalogues.read(made.name().table().schema()).stream()
        .flatMap(catalogue -> catalogue.columns().stream())
        .filter(record -> record.column().name().table().equals(made.name().table()))
        .anyMatch(record -> record.name().equals(tenant) && record.state().isPresent());
  }

  /** Returns a job with the columns that tell whose a row is, as far as the table has them. */
  Rewriting told(Catalogue now, Rewriting job) {
    return job.ofTenants(
        job.columns().stream()
            .flatMap(column -> now.column(job.fullShadow(column)).stream())
            .map(ColumnRecord::column)
            .flatMap(made -> TenantKey.of(made).stream().flatMap(key -> named(made, key).stream()))
            .map(ExistingTable.Column::name)
            .distinct()
            .toList());
  }

  /** Refuses what cells of several keys in one column cannot do. */
  static void require(ProtectedColumn made) {
    if (!TenantKey.isLike(made.key()) && made.search() != Search.TENANT) {
      return;
    }
    Optional<TenantKey> key = TenantKey.of(made);
    boolean named =
        key.filter(TenantKey::isOpen).isPresent()
            && KeyGeneration.of(made.key()).base().length() <= TenantKey.LONGEST;
    boolean together =
        !made.compare().ignoresCase() && !made.narrow().isThere() && !made.belongsTo().isThere();
    if (!named || !together) {
      throw KeyringFault.UNSUITABLE.fault(
          made.name().shortForm()
              + " cannot have key "
              + made.key()
              + ": "
              + (named
                  ? "a key for each tenant goes with no narrow, belongs-to or comparing without case"
                  : "write {column}, or name{column}, in at most "
                      + TenantKey.LONGEST
                      + " characters"));
    }
  }

  void makeKeys(Catalogue catalogue, List<Wish> wishes) {
    Set<String> names =
        wishes.stream()
            .flatMap(wish -> wish.made().stream())
            .flatMap(made -> TenantKey.of(made).stream())
            .map(TenantKey::common)
            .collect(Collectors.toSet());
    Held held = all.read();
    Map<String, String> tenants = names.isEmpty() ? Map.of() : keys(held, false);
    if (tenants.isEmpty()) {
      return;
    }
    maker.records().prepare(catalogue);
    Set<String> there =
        maker.records().all(catalogue).stream()
            .map(TenantRecord::keyName)
            .collect(Collectors.toSet());
    for (String name : names) {
      TenantKey common = TenantKey.of(name).orElseThrow();
      tenants.forEach(
          (tenant, kek) -> {
            if (!there.contains(common.ofTenant(tenant))) {
              TenantRecord unused = maker.make(held, catalogue, kek, name, tenant);
            }
          });
    }
  }

  /** Returns the tenants whose keys were destroyed. */
  public Set<String> destroyed() {
    return keys(all.read(), true).keySet();
  }

  /** Returns the key-encryption keys of tenants, by their names. */
  private Map<String, String> keys(Held held, boolean destroyed) {
    Map<String, String> found = new TreeMap<>();
    for (Catalogue catalogue : held.catalogues()) {
      for (TenantRecord record : maker.records().all(catalogue)) {
        if (destroyed == held.hasDestroyed(record.kek())) {
          found.put(record.tenant(), record.kek());
        }
      }
    }
    return found;
  }

  /**
   * Returns the tenants for which cells of a column are sealed.
   *
   * @param begun whether the job is on record, so that its keys were made
   */
  public Set<String> known(ProtectedColumn made, boolean begun) {
    if (!begun) {
      return keys(all.read(), false).keySet();
    }
    String common = TenantKey.of(made).orElseThrow().common();
    return catalogues.read(made.name().table().schema()).stream()
        .flatMap(catalogue -> maker.records().all(catalogue).stream())
        .filter(record -> record.name().equals(common))
        .map(TenantRecord::tenant)
        .collect(Collectors.toSet());
  }
}
