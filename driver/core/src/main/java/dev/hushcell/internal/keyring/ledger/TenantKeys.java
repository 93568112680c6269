package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.observe.Observer;
import dev.hushcell.secret.SecretBytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The unwrapped data keys of tenants: opened when they are first needed, the latest used ones kept.
 * A key is forgotten when its tenant is destroyed, when the key store refuses it, and when others
 * take its place. Thread-safe.
 */
final class TenantKeys implements AutoCloseable {
  /** Whoever got a key a moment ago may still derive from it. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(30);

  private final TenantRecords records;
  private final KeyStoreGate keyStore;
  private final DataKey.Life life;
  private final Timing timing;
  private final Observer observer;
  private final Map<Ref, Entry> keys = new LinkedHashMap<>(16, 0.75f, true); // guarded by this
  private final Map<Named, Ref> names = new LinkedHashMap<>(); // guarded by this, as what follows
  private final Deque<Leaving> leaving = new ArrayDeque<>();
  private volatile Object state = new Object();
  private volatile boolean closed;

  TenantKeys(
      TenantRecords records,
      KeyStoreGate keyStore,
      DataKey.Life life,
      Timing timing,
      Observer observer) {
    this.records = records;
    this.keyStore = keyStore;
    this.life = life;
    this.timing = timing;
    this.observer = observer;
  }

  private record Ref(UUID catalogue, int id) {}

  private record Named(UUID catalogue, String key) {}

  private record Entry(TenantRecord record, DataKey key, CachedKey life) {}

  private record Leaving(DataKey key, long since) {}

  /** Returns an object that is another one as soon as a key was forgotten. */
  Object state() {
    return state;
  }

  int most() {
    return life.tenants();
  }

  /** Returns the key under which a tenant's cells are sealed now, or throws. */
  DataKey current(Catalogue catalogue, TenantKey name) {
    String tenant = name.of();
    if (tenant == null) {
      throw KeyringFault.TENANT_NOT_TOLD.fault(
          "a cell of "
              + name.common()
              + " would be sealed, but nothing tells its tenant; write the statement with "
              + name.column()
              + " beside the value, as a parameter or literal");
    }
    Optional<DataKey> known = known(new Named(catalogue.uuid(), name.ofTenant(tenant)));
    if (known.isPresent()) {
      return known.get();
    }
    TenantRecord record =
        records
            .of(catalogue, name.common(), tenant)
            .orElseThrow(
                () ->
                    KeyringFault.TENANT_UNKNOWN.fault(
                        ("there is no key of that %s for %s in schema %s, so nothing is sealed for"
                                + " it; hushcell tenant list shows the tenants, hushcell tenant"
                                + " add makes one")
                            .formatted(name.column(), name.common(), catalogue.schema())));
    return unwrapped(catalogue, record);
  }

  /** Returns the key that a cell names; empty when no record has it. */
  Optional<DataKey> byId(Catalogue catalogue, int id) {
    Optional<DataKey> known = known(new Ref(catalogue.uuid(), id));
    return known.isPresent()
        ? known
        : records.of(catalogue, id).map(record -> unwrapped(catalogue, record));
  }

  private synchronized Optional<DataKey> known(Named name) {
    Ref ref = names.get(name);
    return ref == null ? Optional.empty() : known(ref);
  }

  private synchronized Optional<DataKey> known(Ref ref) {
    return Optional.ofNullable(keys.get(ref)).map(Entry::key);
  }

  private DataKey unwrapped(Catalogue catalogue, TenantRecord record) {
    requireNotDestroyed(catalogue, record);
    long began = System.nanoTime();
    try {
      SecretBytes secret =
          keyStore.unwrap(record.wrapped(), context(catalogue, record), shown(catalogue, record));
      observer.unwrapped(System.nanoTime() - began);
      DataKey key = new DataKey(record.keyName(), record.uuid(), record.id(), 1, secret);
      return kept(catalogue, record, key);
    } catch (Fault fault) {
      observer.keyStoreFailed(System.nanoTime() - began, KeyCache.isPassing(fault));
      throw fault;
    }
  }

  private DataKey kept(Catalogue catalogue, TenantRecord record, DataKey key) {
    DataKey kept = put(catalogue, record, key);
    oldestOfTooMany().ifPresent(this::forget);
    return kept;
  }

  private synchronized Optional<Ref> oldestOfTooMany() {
    return keys.size() > most() ? keys.keySet().stream().findFirst() : Optional.empty();
  }

  private synchronized DataKey put(Catalogue catalogue, TenantRecord record, DataKey key) {
    if (closed) {
      key.secret().close();
      throw KeyringFault.CLOSED.fault(
          "the keys were erased because the last connection was closed; connect again");
    }
    Ref ref = new Ref(catalogue.uuid(), record.id());
    Entry before = keys.get(ref);
    if (before != null) {
      key.secret().close(); // another thread was first
      return before.key();
    }
    CachedKey life = new CachedKey(this.life, timing);
    life.key().complete(key);
    keys.put(ref, new Entry(record, key, life));
    names.put(new Named(catalogue.uuid(), record.keyName()), ref);
    eraseLeft();
    return key;
  }

  private void forget(Ref ref) {
    if (isRemoved(ref)) {
      observer.keyForgotten();
    }
  }

  private synchronized boolean isRemoved(Ref ref) {
    Entry gone = keys.remove(ref);
    if (gone == null) {
      return false;
    }
    names.remove(new Named(ref.catalogue(), gone.record().keyName()));
    leaving.add(new Leaving(gone.key(), timing.nanoTime().getAsLong()));
    state = new Object();
    return true;
  }

  private synchronized void eraseLeft() {
    long now = timing.nanoTime().getAsLong();
    while (!leaving.isEmpty() && now - leaving.peek().since() >= GRACE) {
      leaving.remove().key().secret().close();
    }
  }

  private static void requireNotDestroyed(Catalogue catalogue, TenantRecord record) {
    if (catalogue.history().hasDestroyed(record.kek())) {
      throw KeyringFault.KEY_DESTROYED.fault(
          "the keys of tenant "
              + record.tenant()
              + " of schema "
              + catalogue.schema()
              + " were destroyed on purpose: its cells can never be opened again, and nothing is"
              + " sealed for it; leave its rows out, or delete them:");
    }
  }

  /**
   * Forgets keys of destroyed tenants, and those of which the key store could not be asked for too
   * long; has it asked about those that are due. Called whenever the catalogue was read.
   */
  void upkeep(Catalogue catalogue) {
    List<Map.Entry<Ref, Entry>> all;
    synchronized (this) {
      eraseLeft(); // of those that left a while ago
      all = keys.isEmpty() ? List.of() : new ArrayList<>(keys.entrySet());
    }
    for (Map.Entry<Ref, Entry> each : all) {
      Entry known = each.getValue();
      if (!each.getKey().catalogue().equals(catalogue.uuid())) {
        continue;
      }
      if (catalogue.history().hasDestroyed(known.record().kek()) || known.life().isExpired()) {
        forget(each.getKey());
      } else if (known.life().isMineToAsk()) {
        timing.background().execute(() -> ask(catalogue, each.getKey(), known));
      }
    }
  }

  /** The record is read again, since it may have been rewrapped. */
  private void ask(Catalogue catalogue, Ref ref, Entry known) {
    long began = System.nanoTime();
    try {
      TenantRecord record =
          records
              .of(catalogue, ref.id())
              .orElseThrow(() -> KeyringFault.KEY_UNKNOWN.fault("the record is gone"));
      keyStore
          .unwrapNow(record.wrapped(), context(catalogue, record), shown(catalogue, record))
          .close();
      known.life().proven();
      observer.keyConfirmed(System.nanoTime() - began);
    } catch (Fault fault) {
      boolean passing = KeyCache.isPassing(fault) || fault.code().equals(KeyringFault.UNREADABLE);
      observer.keyStoreFailed(System.nanoTime() - began, passing);
      if (passing) {
        known.life().unanswered();
      } else {
        forget(ref);
      }
    } finally {
      known.life().asked();
    }
  }

  static byte[] context(Catalogue catalogue, TenantRecord record) {
    return KeyContext.ofTenantKey(
        catalogue.uuid(), record.uuid(), record.id(), record.name(), record.tenant());
  }

  static String shown(Catalogue catalogue, TenantRecord record) {
    return "data key " + record.keyName() + " of schema " + catalogue.schema();
  }

  @Override
  public synchronized void close() {
    closed = true;
    state = new Object();
    keys.values().forEach(entry -> entry.key().secret().close());
    leaving.forEach(each -> each.key().secret().close());
    keys.clear();
    names.clear();
    leaving.clear();
  }
}
