package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.internal.keyring.proof.Sightings;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes data keys. A key that is returned by nobody seals nothing: first its record is committed,
 * then read back and unwrapped again. The loser of a race drops his key and takes the winner's.
 */
public record KeyMaker(
    Catalogues catalogues,
    CatalogueWriter writer,
    KeyStoreGate keyStore,
    Sightings sightings,
    KeyCache cache,
    FipsModule module,
    Timing timing) {
  private static final int ROUNDS = 5;

  /**
   * Makes the keys that are missing and returns the catalogue that has all of them.
   *
   * @param columns what they are for; none is made on the word of a catalogue that is behind
   */
  public Catalogue ensure(Catalogue start, List<ColumnName> columns, Set<String> names) {
    requireLatest(start, columns);
    Catalogue catalogue = start;
    for (int round = 0; round < ROUNDS; round++) {
      Set<String> missing = missing(catalogue, names);
      if (missing.isEmpty()) {
        return opened(catalogue, names);
      }
      make(catalogue, missing);
      catalogue = readBack(catalogue.schema());
    }
    throw notMade(catalogue);
  }

  /** Refuses a catalogue that is behind what was seen of columns. */
  public void requireLatest(Catalogue catalogue, List<ColumnName> columns) {
    sightings.requireLatest(catalogue, columns, () -> readBack(catalogue.schema()));
  }

  private RuntimeException notMade(Catalogue catalogue) {
    GuardedStore home = catalogue.home(keyStore);
    String current = home.current();
    if (catalogue.history().isRetired(current)) {
      return KeyringFault.KEY_RETIRED.fault(
          ("no key could be made in schema %s: key store %s goes on wrapping under key-encryption"
                  + " key %s, which the catalogue left behind; check keystore.key, or restart the"
                  + " application so that it looks again")
              .formatted(catalogue.schema(), home.describe(), current));
    }
    return KeyringFault.BUSY.fault(
        "no key could be made in schema "
            + catalogue.schema()
            + "; nothing was written, try again");
  }

  private static Set<String> missing(Catalogue catalogue, Set<String> names) {
    Set<String> missing = new TreeSet<>(names);
    missing.removeIf(name -> catalogue.currentKey(name).isPresent());
    missing.removeIf(name -> TenantKey.of(name).isPresent()); // an administrator makes them
    for (String name : missing) {
      if (catalogue.isDestroyed(name)) {
        throw CatalogueKeyring.destroyed(catalogue.schema(), name);
      }
    }
    return missing;
  }

  private Catalogue opened(Catalogue catalogue, Set<String> names) {
    for (String name : names) {
      catalogue.currentKey(name).ifPresent(record -> cache.unwrapped(catalogue, record));
    }
    return catalogue;
  }

  private Catalogue readBack(String schema) {
    return catalogues.read(schema).orElseThrow(() -> CatalogueWriter.gone(schema));
  }

  /** Wraps before the transaction begins: a key store may be slow, and the manifest is locked. */
  private void make(Catalogue catalogue, Set<String> names) {
    GuardedStore home = catalogue.home(keyStore);
    List<KeyRecord> made = new ArrayList<>();
    for (String name : names) {
      made.add(generate(home, catalogue, name));
    }
    writer.change(
        catalogue.schema(),
        now ->
            isStillTheSame(catalogue, now)
                ? CatalogueEdit.ofKeys(made.stream().filter(key -> isWanted(key, now)).toList())
                : CatalogueEdit.none());
  }

  /** Keys of an exchanged catalogue would never open; of a moved one, in the old store only. */
  private static boolean isStillTheSame(Catalogue before, Catalogue now) {
    return now.uuid().equals(before.uuid()) && now.macKey().equals(before.macKey());
  }

  /**
   * A key-encryption key that the catalogue left behind may be destroyed any time: what a slow
   * process wrapped under it must not get in.
   */
  private static boolean isWanted(KeyRecord key, Catalogue now) {
    return now.currentKey(key.name()).isEmpty()
        && now.key(key.id()).isEmpty()
        && !now.isDestroyed(key.name())
        && !now.history().isRetired(key.wrapped().keyEncryptionKey());
  }

  private KeyRecord generate(GuardedStore home, Catalogue catalogue, String name) {
    UUID uuid = new UUID(module.random().nextLong(), module.random().nextLong());
    int id = module.random().nextInt();
    byte[] bytes = new byte[32];
    module.random().nextBytes(bytes);
    try (SecretBytes secret = SecretBytes.adopt(bytes)) {
      return new KeyRecord(
          name,
          1,
          id,
          uuid,
          KeyRecord.State.ACTIVE,
          0,
          home.wrap(secret, KeyContext.ofDataKey(catalogue.uuid(), uuid, id, 1)),
          timing.now().instant().toString());
    }
  }
}
