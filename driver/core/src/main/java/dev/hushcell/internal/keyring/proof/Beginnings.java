package dev.hushcell.internal.keyring.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Counts in the key stores how often something began that is kept in a file. So whoever can remove
 * the file, but not write to the key stores, cannot hide that it was there. Thread-safe.
 */
public record Beginnings(KeyStoreGate keyStore, CataloguePins pins) {
  private static final int NAME = 16;

  /**
   * Counts one more.
   *
   * @param what begins; the same text each time
   * @param by who counts, different each time
   * @return how often it began, this time included; 0 if the key store keeps no pins
   */
  public int count(Catalogue catalogue, String what, UUID by) {
    if (pins.nameOf(catalogue).isEmpty()) {
      return 0;
    }
    GuardedStore home = catalogue.home(keyStore);
    String name = name(catalogue, what);
    byte[] mine =
        ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(by.getMostSignificantBits())
            .putLong(by.getLeastSignificantBits())
            .array();
    int number = 1;
    while (keyStore.all().stream().anyMatch(holds(name, number))) {
      number++;
    }
    Optional<byte[]> pinned = home.pinIfAbsent(entry(name, number), mine);
    while (pinned.isPresent() && !Arrays.equals(pinned.get(), mine)) { // another was faster
      number++;
      pinned = home.pinIfAbsent(entry(name, number), mine);
    }
    return pinned.isPresent() ? number : 0;
  }

  private static Predicate<GuardedStore> holds(String name, int number) {
    return store -> store.hasPin(entry(name, number));
  }

  private static String name(Catalogue catalogue, String what) {
    byte[] tag = Base64.getDecoder().decode(catalogue.mac().ofBeginning(what));
    return "audit." + HexFormat.of().formatHex(tag, 0, NAME);
  }

  private static String entry(String name, int number) {
    return name + "." + number;
  }
}
