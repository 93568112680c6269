package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.TenantStatus;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.administration.TenantAdministration.Found;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Outcome;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the data keys of a tenant under a key-encryption key in another key store. The move is on
 * record before the key is made there, so that one that was interrupted goes on, and whatever comes
 * of it, a destruction reaches the keys in both stores. Every key opens throughout. Thread-safe.
 */
record TenantMove(LedgerAccess parts, TenantAdministration tenants) {
  /**
   * Moves, or only asks what would be moved.
   *
   * @param store a part of what describes one configured key store
   * @param existing whether the store has the key-encryption key already
   */
  TenantStatus move(String tenant, String store, boolean existing, boolean dryRun) {
    Held held = parts.all().read();
    List<Found> own = tenants.own(held, tenant);
    GuardedStore to = named(store);
    String kek = parts.tenants().kek(to, tenant);
    KekId target = new KekId(kek, to.describe());
    KekId from = from(held, own, kek);
    require(held, tenant, from, target);
    boolean there = tenants.has(to, kek);
    if (!isKnown(held, from, target)) {
      TenantAdministration.requireAsSaid(kek, there, existing);
    }
    if (dryRun) {
      parts.tenants().requireOpen(TenantAdministration.byRecord(own));
      return under(tenants.one(tenant), target);
    }
    parts.all().prepareEvents(held.catalogues());
    announce(tenant, from, target);
    if (!there) {
      tenants.create(to, kek);
    }
    parts.tenants().rewrap(to, kek, TenantAdministration.byRecord(own));
    parts.written().run();
    return tenants.one(tenant);
  }

  private static TenantStatus under(TenantStatus now, KekId target) {
    return new TenantStatus(
        now.tenant(),
        target.name(),
        now.state(),
        now.since(),
        now.dataKeys(),
        now.destruction(),
        Optional.of(target.store()));
  }

  private GuardedStore named(String store) {
    List<GuardedStore> found =
        parts.keyStore().all().stream().filter(each -> each.describe().contains(store)).toList();
    if (found.size() != 1) {
      throw KeyringFault.TENANT_REFUSED.fault(
          (found.isEmpty() ? "no configured key store is" : "several configured key stores are")
              + " described by what was given; name the store under keystore.also in the"
              + " configuration of every process, and then give a part of one of: "
              + parts.keyStore().all().stream()
                  .map(GuardedStore::describe)
                  .collect(Collectors.joining("; ")));
    }
    return found.get(0);
  }

  /** Returns the key that a tenant leaves; of a move that was interrupted, some keys did. */
  private KekId from(Held held, List<Found> own, String kek) {
    Optional<String> left =
        own.stream().map(each -> each.record().kek()).filter(each -> !each.equals(kek)).findFirst();
    KekBook book = new KekBook(held, parts.home(held).describe());
    return book.tenantKek(left.orElse(kek));
  }

  private static void require(Held held, String tenant, KekId from, KekId target) {
    TenantAdministration.requireLiving(held, tenant, from.name());
    if (from.equals(target)) {
      throw KeyringFault.TENANT_REFUSED.fault(
          "the keys of tenant " + tenant + " are in key store " + target.store() + " already");
    }
    boolean elsewhere =
        held.catalogues().stream()
            .flatMap(each -> each.history().ofTenant(target.name()).stream())
            .anyMatch(each -> !each.equals(target));
    if (elsewhere || from.name().equals(target.name())) {
      throw KeyringFault.TENANT_REFUSED.fault(
          "the key would be called "
              + target.name()
              + ", as one in another key store is; give the key of that store another name under key");
    }
    if (held.hasDestroyed(target.name())) {
      throw KeyringFault.TENANT_REFUSED.fault(
          "key-encryption key " + target + " was destroyed, and its name is used for no other");
    }
  }

  /** Tells whether the tenant ever was in that store, or was about to. */
  private static boolean isKnown(Held held, KekId from, KekId target) {
    return held.catalogues().stream()
        .anyMatch(each -> each.history().ofSameTenant(from).contains(target));
  }

  private void announce(String tenant, KekId from, KekId target) {
    boolean unused =
        parts.change(
            held -> {
              TenantAdministration.requireLiving(held, tenant, from.name());
              boolean begun =
                  held.catalogues().stream()
                      .allMatch(
                          each -> each.history().movedTo(from.name()).equals(Optional.of(target)));
              KeyEvent event =
                  KeyEvent.of(EventKind.TENANT_MOVED, target, held.clocks().later()).after(from);
              return new Outcome<>(begun ? Map.of() : Plans.everywhere(held, List.of(event)), true);
            });
  }
}
