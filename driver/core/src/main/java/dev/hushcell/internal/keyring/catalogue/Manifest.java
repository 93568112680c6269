package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.keystore.WrappedKey;
import java.util.UUID;

/**
 * The one row of {@code hushcell_manifest}.
 *
 * @param catalogue identifies the catalogue
 * @param format version of the catalogue's layout
 * @param epoch grows with every change
 * @param digest Base64 of the digest of all records
 * @param macKey the catalogue MAC key, sealed by the key store
 * @param created time of creation, ISO 8601
 */
record Manifest(
    UUID catalogue, int format, long epoch, String digest, WrappedKey macKey, String created) {
  /** The layout that this version writes. */
  static final int FORMAT = 1;

  Manifest next(String newDigest) {
    return new Manifest(catalogue, format, epoch + 1, newDigest, macKey, created);
  }
}
