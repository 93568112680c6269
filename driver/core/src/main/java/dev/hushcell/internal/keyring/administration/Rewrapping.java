package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Keys wrapped again, in memory. Each is opened again before it counts, so what is written later is
 * known to open. Not thread-safe.
 */
final class Rewrapping {
  private final KeyStoreGate from;
  private final GuardedStore to;
  private final String kek;
  private final Map<Ref, WrappedKey> wrapped = new HashMap<>();

  /**
   * Prepares for wrapping.
   *
   * @param from opens the keys as they are
   * @param to wraps them anew
   * @param kek the key-encryption key that must come out
   */
  Rewrapping(KeyStoreGate from, GuardedStore to, String kek) {
    this.from = from;
    this.to = to;
    this.kek = kek;
  }

  /**
   * A wrapped key as it was read: one that was changed since is another.
   *
   * @param context in hexadecimal
   */
  private record Ref(String context, WrappedKey before) {}

  /** Counts the keys of catalogues, their own included. */
  static int count(List<Catalogue> catalogues) {
    return catalogues.stream().mapToInt(each -> 1 + each.livingKeys().size()).sum();
  }

  /** Wraps all keys; slow, as key stores are, so not under locks. */
  void wrapAll(List<Catalogue> catalogues, Progress progress) {
    int total = count(catalogues);
    int done = 0;
    progress.at(Progress.Step.WRAPPING, done, total);
    for (Catalogue catalogue : catalogues) {
      macKey(catalogue);
      progress.at(Progress.Step.WRAPPING, ++done, total);
      for (KeyRecord record : catalogue.livingKeys()) {
        key(catalogue, record);
        progress.at(Progress.Step.WRAPPING, ++done, total);
      }
    }
  }

  WrappedKey macKey(Catalogue catalogue) {
    return rewrapped(
        catalogue.macKey(),
        KeyContext.ofMacKey(catalogue.uuid()),
        "the MAC key of the catalogue in schema " + catalogue.schema());
  }

  KeyRecord key(Catalogue catalogue, KeyRecord record) {
    return record.wrappedAs(
        rewrapped(record.wrapped(), catalogue.contextOf(record), catalogue.shown(record)));
  }

  private WrappedKey rewrapped(WrappedKey before, byte[] context, String what) {
    return wrapped.computeIfAbsent(
        new Ref(HexFormat.of().formatHex(context), before), ref -> wrap(before, context, what));
  }

  private WrappedKey wrap(WrappedKey before, byte[] context, String what) {
    try (SecretBytes secret = from.unwrap(before, context, what)) {
      WrappedKey wrapped = to.wrap(secret, context);
      if (!wrapped.keyEncryptionKey().equals(kek)) {
        throw KeyringFault.CHANGED_MEANWHILE.fault(
            ("key store %s wrapped under %s where %s was expected: somebody else changes its"
                    + " keys; nothing was written, try again")
                .formatted(to.describe(), wrapped.keyEncryptionKey(), kek));
      }
      requireReopened(wrapped, secret, context, what);
      return wrapped;
    }
  }

  private void requireReopened(
      WrappedKey wrapped, SecretBytes secret, byte[] context, String what) {
    try (SecretBytes again =
        to.call(
            KeyringFault.NOT_REOPENED,
            "opening " + what + " again, just wrapped under " + kek + ",",
            store -> store.unwrap(wrapped, context))) {
      if (!again.sameAs(secret)) {
        throw KeyringFault.NOT_REOPENED.fault(
            ("%s, just wrapped under %s, opens as another key in key store %s; nothing was"
                    + " written. Do not use this key store")
                .formatted(what, kek, to.describe()));
      }
    }
  }
}
