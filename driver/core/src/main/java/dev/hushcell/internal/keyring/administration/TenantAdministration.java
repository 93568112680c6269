package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.TenantStatus;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.ledger.TenantMaker;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.model.TenantName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an administrator does with the keys of tenants. Thread-safe. */
record TenantAdministration(LedgerAccess parts) {
  private static final int MOST_NAMED = 5;

  record Found(Catalogue catalogue, TenantRecord record) {}

  List<TenantStatus> list() {
    Held held = parts.all().read();
    Map<String, List<Found>> byTenant = new TreeMap<>();
    for (Found each : found(held)) {
      byTenant.computeIfAbsent(each.record().tenant(), any -> new ArrayList<>()).add(each);
    }
    return byTenant.values().stream().map(each -> status(held, each)).toList();
  }

  private List<Found> found(Held held) {
    List<Found> found = new ArrayList<>();
    for (Catalogue catalogue : held.catalogues()) {
      parts
          .tenants()
          .records()
          .all(catalogue)
          .forEach(each -> found.add(new Found(catalogue, each)));
    }
    return found;
  }

  private static TenantStatus status(Held held, List<Found> keys) {
    TenantRecord first = keys.get(0).record();
    return new TenantStatus(
        first.tenant(),
        first.kek(),
        held.hasDestroyed(first.kek()) ? TenantStatus.State.DESTROYED : TenantStatus.State.ACTIVE,
        keys.stream()
            .map(each -> Instant.parse(each.record().created()))
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        keys.stream()
            .map(each -> each.catalogue().schema() + "." + each.record().name())
            .sorted()
            .toList(),
        planned(held, first.kek()).flatMap(KeyEvent::due).map(held.clocks()::planned),
        storeOf(held, first.kek()));
  }

  /** Returns the key store to which a key of a tenant was moved; empty when it never was. */
  private static Optional<String> storeOf(Held held, String kek) {
    return held.first(each -> each.ofTenant(kek)).map(KekId::store);
  }

  private static Optional<KeyEvent> planned(Held held, String kek) {
    return held.catalogues().stream()
        .flatMap(each -> each.history().latest(EventKind.KEK_PLANNED).stream())
        .filter(event -> event.subject().name().equals(kek))
        .findFirst();
  }

  /**
   * Makes the keys of a tenant that are missing: of a new one all, of one that is there those of
   * columns that were declared since.
   *
   * @param existing whether its key-encryption key is in the key store already
   */
  TenantStatus add(String tenant, boolean existing) {
    if (!TenantName.isValid(tenant)) {
      throw KeyringFault.TENANT_REFUSED.fault(
          "a tenant is called by up to 100 letters and digits of ASCII, and . _ : @ / + - between"
              + " them");
    }
    Held held = parts.all().read();
    GuardedStore home = parts.home(held);
    List<Found> all = found(held);
    requireUnlike(tenant, all);
    List<Found> own = all.stream().filter(each -> each.record().tenant().equals(tenant)).toList();
    List<Catalogue> wanting =
        held.catalogues().stream().filter(each -> !missing(each, own).isEmpty()).toList();
    if (wanting.isEmpty()) {
      throw KeyringFault.TENANT_REFUSED.fault(
          own.isEmpty()
              ? "no column on record has a key for each tenant; declare key: { per: … } and use the"
                  + " table once, or begin to encrypt it"
              : "tenant " + tenant + " has all its keys already");
    }
    String kek = own.isEmpty() ? parts.tenants().kek(home, tenant) : own.get(0).record().kek();
    requireLiving(held, tenant, kek);
    if (own.isEmpty()) {
      prepareKek(home, kek, existing);
    }
    for (Catalogue catalogue : wanting) {
      parts.tenants().records().prepare(catalogue);
      missing(catalogue, own)
          .forEach(name -> parts.tenants().make(held, catalogue, kek, name, tenant));
    }
    return one(tenant);
  }

  TenantStatus one(String tenant) {
    return list().stream().filter(each -> each.tenant().equals(tenant)).findFirst().orElseThrow();
  }

  private static Set<String> missing(Catalogue catalogue, List<Found> own) {
    Set<String> names = new HashSet<>(TenantMaker.names(catalogue));
    own.stream()
        .filter(each -> each.catalogue().schema().equals(catalogue.schema()))
        .forEach(each -> names.remove(each.record().name()));
    return names;
  }

  /** Some database would take the two for one. */
  private static void requireUnlike(String tenant, List<Found> all) {
    for (Found each : all) {
      String other = each.record().tenant();
      if (!other.equals(tenant) && TenantName.mayBeOne(other, tenant)) {
        throw KeyringFault.TENANT_REFUSED.fault(
            "there is a tenant "
                + other
                + ", and a database may take the two names for one; give it another name");
      }
    }
  }

  static void requireLiving(Held held, String tenant, String kek) {
    if (held.hasDestroyed(kek)) {
      throw KeyringFault.TENANT_REFUSED.fault(
          "the keys of tenant "
              + tenant
              + " were destroyed, and its name gets no others; use another name");
    }
    if (planned(held, kek).isPresent()) {
      throw KeyringFault.TENANT_REFUSED.fault(
          "the keys of tenant " + tenant + " are to be destroyed; cancel that first");
    }
  }

  private void prepareKek(GuardedStore home, String kek, boolean existing) {
    boolean there = has(home, kek);
    requireAsSaid(kek, there, existing);
    if (!there) {
      create(home, kek);
    }
  }

  boolean has(GuardedStore store, String kek) {
    return parts.ofTenants(store, "looking for a key of a tenant", keys -> keys.has(kek));
  }

  void create(GuardedStore store, String kek) {
    boolean unused =
        parts.ofTenants(
            store,
            "making a key of a tenant",
            keys -> {
              keys.create(kek);
              return true;
            });
  }

  /** Refuses to take a key that is there, and to make one where somebody said that it is there. */
  static void requireAsSaid(String kek, boolean there, boolean existing) {
    if (there != existing) {
      throw KeyringFault.TENANT_REFUSED.fault(
          there
              ? "the key store has a key "
                  + kek
                  + " already: of another database, of an addition that was interrupted, or of a"
                  + " tenant whose records somebody deleted. Nothing was made; where no database has"
                  + " cells under it, say that it is to be taken (existing-key)"
              : "the key store has no key " + kek + "; leave existing-key out, which makes it");
    }
  }

  /**
   * Makes a new version of the key-encryption key of a tenant, and wraps its data keys under it.
   */
  TenantStatus rotate(String tenant) {
    Held held = parts.all().read();
    List<Found> own = own(held, tenant);
    String kek = own.get(0).record().kek();
    requireLiving(held, tenant, kek);
    GuardedStore store = parts.tenants().store(held, kek);
    boolean unused =
        parts.ofTenants(
            store,
            "making a new version of a key of a tenant",
            keys -> {
              keys.rotate(kek);
              return true;
            });
    parts.tenants().rewrap(store, kek, byRecord(own));
    return one(tenant);
  }

  List<Found> own(Held held, String tenant) {
    List<Found> own =
        found(held).stream().filter(each -> each.record().tenant().equals(tenant)).toList();
    if (own.isEmpty()) {
      throw KeyringFault.TENANT_REFUSED.fault(
          "there is no such tenant; hushcell tenant list has their names");
    }
    return own;
  }

  static Map<TenantRecord, Catalogue> byRecord(List<Found> found) {
    return found.stream().collect(Collectors.toMap(Found::record, Found::catalogue));
  }

  boolean hasKek(Held held, String name) {
    return found(held).stream().anyMatch(each -> each.record().kek().equals(name));
  }

  /** Refuses to leave key stores in which keys of tenants are for another one. */
  void requireNoneLeft(Held held, String to) {
    Set<String> homes =
        held.catalogues().stream()
            .map(each -> each.home(parts.keyStore()).describe())
            .filter(each -> !each.equals(to))
            .collect(Collectors.toSet());
    Set<String> left = new TreeSet<>();
    for (Found each : found(held)) {
      String kek = each.record().kek();
      boolean stays = storeOf(held, kek).filter(store -> !homes.contains(store)).isPresent();
      if (!stays && !held.hasDestroyed(kek)) {
        left.add(each.record().tenant());
      }
    }
    if (!left.isEmpty()) {
      throw KeyringFault.TENANT_KEYS.fault(
          "key-encryption keys of tenants are in the key store that would be left: "
              + left.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
              + (left.size() > MOST_NAMED ? " and " + (left.size() - MOST_NAMED) + " others" : "")
              + "; name the other store under keystore.also, move each tenant there (hushcell tenant"
              + " move), and then run this again");
    }
  }
}
