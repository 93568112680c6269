package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.CatalogueOverview.Trust;
import dev.hushcell.internal.keyring.KeyringFault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Vouches for catalogues from outside the database. The key store holds, per place (database and
 * schema), one entry that says the place has a catalogue, one entry per catalogue with its
 * fingerprint, and under numbers that only grow which one it is, or that it went on purpose.
 * Thread-safe.
 *
 * @param place address of the database; empty when it ends with the process
 * @param configured fingerprints from the configuration; when there are any, only they count
 */
public record CataloguePins(
    KeyStoreGate keyStore, FipsModule module, Optional<String> place, Set<String> configured) {
  private static final byte[] PLACE_LABEL = "hushcell.place.1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SEEN = {1};
  private static final byte[] GONE = {0};

  public CataloguePins {
    configured = Set.copyOf(configured);
  }

  /**
   * Checks a catalogue that was read, or throws.
   *
   * @param home the store that opened its MAC key
   */
  Trust check(GuardedStore home, String schema, UUID catalogue, String fingerprint) {
    if (!configured.isEmpty()) {
      if (configured.contains(fingerprint)) {
        return Trust.CONFIGURED;
      }
      throw KeyringFault.FINGERPRINT_DIFFERS.fault(
          ("the catalogue in schema %s has fingerprint %s, which the configuration does not name"
                  + " under catalogue:; restore the right catalogue, or correct the configuration")
              .formatted(schema, fingerprint));
    }
    if (place.isEmpty()) {
      return Trust.UNPINNED;
    }
    Optional<byte[]> pinned = pinned(entry(schema, catalogue));
    if (pinned.isPresent()) {
      if (!MessageDigest.isEqual(pinned.get(), bytes(fingerprint))
          || isGivenUp(schema, catalogue)) {
        throw replaced(schema, fingerprint);
      }
      pinInto(home, schema, catalogue, fingerprint);
      noteThere(home, schema, catalogue);
      return Trust.PINNED;
    }
    if (pinned(marker(schema)).isPresent()) {
      throw replaced(schema, fingerprint);
    }
    if (pinInto(home, schema, catalogue, fingerprint)) {
      noteThere(home, schema, catalogue);
      return Trust.FIRST_USE;
    }
    if (home.isWrappingPublic()) {
      throw unvouched(schema, fingerprint);
    }
    return Trust.UNPINNED;
  }

  /** A store that is out of reach throws: it might be the one that knows better. */
  private Optional<byte[]> pinned(String name) {
    for (GuardedStore store : keyStore.all()) {
      Optional<byte[]> pinned = store.pinned(name);
      if (pinned.isPresent()) {
        return pinned;
      }
    }
    return Optional.empty();
  }

  /**
   * Pins a catalogue in another key store.
   *
   * @return whether that vouches for it from now on, as far as a key store can
   */
  public boolean pinInto(GuardedStore store, Catalogue catalogue) {
    return place.isEmpty()
        || pinInto(store, catalogue.schema(), catalogue.uuid(), catalogue.mac().fingerprint());
  }

  /** Pins a catalogue that was read and verified, and notes that its place has one. */
  private boolean pinInto(GuardedStore store, String schema, UUID catalogue, String fingerprint) {
    boolean taken =
        place.isPresent()
            && store.pinIfAbsent(entry(schema, catalogue), bytes(fingerprint)).isPresent();
    if (taken) {
      store.pinIfAbsent(marker(schema), SEEN);
    }
    return taken;
  }

  /**
   * Pins the fingerprint of a catalogue; called before a new one is committed, so that nobody sees
   * it unpinned. That the place has a catalogue is noted only when it is read back: who loses the
   * race to make it may have a key store of his own, and must accept the winner's.
   */
  public void pinNew(GuardedStore home, String schema, UUID catalogue, String fingerprint) {
    if (place.isPresent()) {
      home.pinIfAbsent(entry(schema, catalogue), bytes(fingerprint));
    }
  }

  /**
   * Tells whether a key store knows that a schema had a catalogue, and not that it is gone on
   * purpose: then nobody makes another one.
   */
  public boolean isExpected(String schema) {
    return place.isPresent()
        && keyStore.all().stream().anyMatch(store -> isExpected(store, schema));
  }

  private boolean isExpected(GuardedStore store, String schema) {
    Optional<byte[]> last = lastTurn(store, schema);
    return last.map(turn -> !Arrays.equals(turn, GONE))
        .orElseGet(() -> store.hasPin(marker(schema)));
  }

  /**
   * Tells whether the place went on to another catalogue, or to none, on purpose, by the store that
   * has the pin.
   */
  private boolean isGivenUp(String schema, UUID catalogue) {
    for (GuardedStore store : keyStore.all()) {
      if (store.hasPin(entry(schema, catalogue))) {
        return store.hasPin(entry(schema, catalogue) + ".gone")
            || lastTurn(store, schema)
                .filter(turn -> !Arrays.equals(turn, GONE))
                .filter(turn -> !Arrays.equals(turn, there(catalogue)))
                .isPresent();
      }
    }
    return false;
  }

  /** Notes that a schema has no catalogue any more, on purpose. */
  public void noteGone(String schema) {
    for (GuardedStore store : place.isPresent() ? keyStore.all() : List.<GuardedStore>of()) {
      if (isExpected(store, schema)) {
        lastTurn(store, schema)
            .ifPresent(turn -> pin(store, entry(schema, catalogueIn(turn)) + ".gone", GONE));
        pin(store, turn(schema, store.lastPin(marker(schema), 0) + 1), GONE);
      }
    }
  }

  /** Notes which catalogue a schema has, for the first time or after it was emptied. */
  private void noteThere(GuardedStore home, String schema, UUID catalogue) {
    boolean isNews =
        lastTurn(home, schema)
            .map(turn -> Arrays.equals(turn, GONE))
            .orElseGet(() -> home.hasPin(marker(schema)));
    if (isNews) {
      pin(home, turn(schema, home.lastPin(marker(schema), 0) + 1), there(catalogue));
    }
  }

  /** Who loses a race for a number notes the same as the winner. */
  private static void pin(GuardedStore store, String name, byte[] value) {
    Optional<byte[]> unused = store.pinIfAbsent(name, value);
  }

  private Optional<byte[]> lastTurn(GuardedStore store, String schema) {
    int last = store.lastPin(marker(schema), 0);
    return last == 0 ? Optional.empty() : store.pinned(turn(schema, last));
  }

  private String turn(String schema, int number) {
    return marker(schema) + "." + number;
  }

  private static byte[] there(UUID catalogue) {
    return ByteBuffer.allocate(1 + 2 * Long.BYTES)
        .put(SEEN)
        .putLong(catalogue.getMostSignificantBits())
        .putLong(catalogue.getLeastSignificantBits())
        .array();
  }

  private static UUID catalogueIn(byte[] there) {
    ByteBuffer bytes = ByteBuffer.wrap(there, SEEN.length, there.length - SEEN.length);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** That its MAC key unwraps shows nothing: whoever has the certificate could have wrapped it. */
  private static RuntimeException unvouched(String schema, String fingerprint) {
    return KeyringFault.UNVOUCHED.fault(
        ("nothing vouches for the catalogue in schema %s: its keys are wrapped with an RSA pair,"
                + " one key of which is not secret, and the key store takes no pins. Set"
                + " keystore.pins to a file that this process may write; or, if this catalogue is"
                + " the right one, put catalogue: %s into the configuration")
            .formatted(schema, fingerprint));
  }

  /** Returns what names a catalogue outside the database; empty when nothing is kept there. */
  Optional<String> nameOf(Catalogue catalogue) {
    return place.map(each -> entry(catalogue.schema(), catalogue.uuid()));
  }

  /** Returns what stands for the place of a catalogue outside the database. */
  Optional<String> placeOf(String schema) {
    return place.map(each -> marker(schema));
  }

  private static RuntimeException replaced(String schema, String fingerprint) {
    return KeyringFault.REPLACED.fault(
        "the catalogue in schema "
            + schema
            + " is not the one that the key store knows for this database; it was copied from"
            + " another database or replaced. Restore the right one. If the database was"
            + " restored from elsewhere on purpose, put catalogue: "
            + fingerprint
            + " into the configuration");
  }

  private String entry(String schema, UUID catalogue) {
    return marker(schema) + "." + catalogue;
  }

  private String marker(String schema) {
    byte[] input = (place.orElseThrow() + "\u0000" + schema).getBytes(StandardCharsets.UTF_8);
    byte[] hash = CatalogueMac.hmac(module, PLACE_LABEL, input);
    return "catalogue." + HexFormat.of().formatHex(hash, 0, 16);
  }

  private static byte[] bytes(String fingerprint) {
    return HexFormat.of().parseHex(fingerprint);
  }
}
