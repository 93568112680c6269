package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.CatalogueOverview.Trust;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.TaggedRow;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.keyring.proof.CatalogueMac.RecordTags;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Turns rows into a {@link Catalogue}, or refuses them: no row counts before its tag, the digest of
 * all rows and the tag of the manifest were found right and the catalogue is the pinned one.
 * Catalogue MAC keys are unwrapped once and kept. Thread-safe.
 */
public final class CatalogueVerifier implements AutoCloseable {
  private final KeyStoreGate keyStore;
  private final FipsModule module;
  private final CataloguePins pins;
  private final Anchor anchor;
  private final Map<MacKeyRef, CatalogueMac> macs = new ConcurrentHashMap<>();
  private final Map<MacKeyRef, Trust> trusted = new ConcurrentHashMap<>();

  public CatalogueVerifier(
      KeyStoreGate keyStore, FipsModule module, CataloguePins pins, Anchor anchor) {
    this.anchor = anchor;
    this.keyStore = keyStore;
    this.module = module;
    this.pins = pins;
  }

  /** A catalogue has one MAC key for ever, however often that is wrapped anew. */
  private record MacKeyRef(String schema, UUID catalogue) {
    // Written out, as in all keys that the first connection needs; see TableName.
    @Override
    public boolean equals(Object other) {
      return other instanceof MacKeyRef that
          && schema.equals(that.schema)
          && catalogue.equals(that.catalogue);
    }

    @Override
    public int hashCode() {
      return catalogue.hashCode();
    }
  }

  /** Verifies the rows; asks the key store at the first time for a catalogue only. */
  public Catalogue verify(RawCatalogue rows) {
    Manifest manifest = rows.manifest().record();
    manifest.requireKnown(rows.schema());
    CatalogueMac mac = mac(rows.schema(), manifest);
    requireManifest(rows, mac);
    requireRecords(rows, mac);
    requireDigest(rows, mac);
    MacKeyRef ref = new MacKeyRef(rows.schema(), manifest.catalogue());
    if (!trusted.containsKey(ref)) {
      GuardedStore home = keyStore.home(manifest.catalogue(), manifest.macKey(), rows.schema());
      trusted.put(ref, pins.check(home, rows.schema(), manifest.catalogue(), mac.fingerprint()));
    }
    return new Catalogue(rows, mac);
  }

  /** Tells whether a catalogue was verified before, so that no key store is asked again. */
  public boolean isKnown(RawCatalogue rows) {
    return trusted.containsKey(new MacKeyRef(rows.schema(), rows.manifest().record().catalogue()));
  }

  /**
   * Compares a verified catalogue with what the anchor has seen, or throws.
   *
   * @return whether it is for the anchor to remember
   */
  public boolean requireForward(Catalogue catalogue) {
    return anchor.isNews(pins.placeOf(catalogue.schema()), catalogue);
  }

  /** Has the anchor remember a catalogue that the database has in its files. */
  public void remember(Catalogue catalogue) {
    anchor.remember(pins.placeOf(catalogue.schema()), catalogue);
  }

  public Trust trust(Catalogue catalogue) {
    return trusted.getOrDefault(
        new MacKeyRef(catalogue.schema(), catalogue.uuid()), Trust.UNPINNED);
  }

  /** The key store is asked once, and not again when the MAC key is wrapped anew. */
  private CatalogueMac mac(String schema, Manifest manifest) {
    MacKeyRef ref = new MacKeyRef(schema, manifest.catalogue());
    CatalogueMac known = macs.get(ref);
    if (known != null) {
      return known;
    }
    CatalogueMac opened =
        new CatalogueMac(
            module,
            keyStore.unwrapMacKey(manifest.catalogue(), manifest.macKey(), schema),
            manifest.catalogue());
    CatalogueMac first = macs.putIfAbsent(ref, opened);
    if (first == null) {
      return opened;
    }
    opened.close();
    return first;
  }

  private static void requireManifest(RawCatalogue rows, CatalogueMac mac) {
    if (!same(rows.manifest().mac(), mac.of(rows.manifest().record()))) {
      throw KeyringFault.MANIFEST_ALTERED.fault(
          "the manifest of the catalogue in schema "
              + rows.schema()
              + " was altered; restore the catalogue tables from a backup");
    }
  }

  private static void requireRecords(RawCatalogue rows, CatalogueMac mac) {
    String schema = rows.schema();
    require(schema, rows.keys(), mac, key -> "key " + key.name());
    require(schema, rows.columns(), mac, each -> "column " + each.column().name().shortForm());
    require(schema, rows.events(), mac, event -> "event " + event.number());
  }

  private static <R extends TaggedRow> void require(
      String schema, List<Stamped<R>> rows, CatalogueMac mac, Function<R, String> shown) {
    for (Stamped<R> row : rows) {
      if (!same(row.mac(), mac.of(row.record()))) {
        throw KeyringFault.RECORD_ALTERED.fault(
            "the catalogue record of "
                + shown.apply(row.record())
                + " in schema "
                + schema
                + " was altered; restore the catalogue tables from a backup");
      }
    }
  }

  private static void requireDigest(RawCatalogue rows, CatalogueMac mac) {
    Manifest manifest = rows.manifest().record();
    if (!same(manifest.digest(), mac.digest(manifest.format(), RecordTags.of(rows)))) {
      throw KeyringFault.RECORDS_DIFFER.fault(
          "the records of the catalogue in schema "
              + rows.schema()
              + " are not those of its manifest: one was deleted, added or put back; restore the"
              + " catalogue tables from a backup, all of them from the same one");
    }
  }

  private static boolean same(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    macs.values().forEach(CatalogueMac::close);
  }
}
