package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
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
public record Manifest(
    UUID catalogue, int format, long epoch, String digest, WrappedKey macKey, String created)
    implements TaggedRow {
  /** Stands under {@code id} in the one row there is. */
  static final int NUMBER = 1;

  /** The latest layout that this version knows. */
  public static final int FORMAT = 4;

  public static final int WITH_EVENTS = 2;

  /** The first layout whose events may be those of a job that rewrites columns. */
  public static final int WITH_REWRITING = 3;

  /** The first layout whose columns may be compared by the beginnings of their cells. */
  public static final int WITH_BEGINNINGS = 4;

  @Override
  public Content content() {
    return new Content(
        "hushcell_manifest",
        format,
        epoch,
        digest,
        macKey.keyEncryptionKey(),
        macKey.mechanism(),
        TaggedRow.bytes(macKey),
        created);
  }

  /** Refuses a layout of which the records may hold what this version does not know. */
  public void requireKnown(String schema) {
    if (format > FORMAT) {
      throw KeyringFault.NEWER_FORMAT.fault(
          ("the catalogue in schema %s has format %s, this version knows up to %s; update"
                  + " Hushcell here")
              .formatted(schema, format, FORMAT));
    }
  }

  public boolean hasEvents() {
    return format >= WITH_EVENTS;
  }

  /** Tells whether jobs that rewrite columns may be on record. */
  public boolean hasRewritings() {
    return format >= WITH_REWRITING;
  }

  /** Returns this after a change, but for the digest. */
  public Manifest next(int newFormat, WrappedKey newMacKey) {
    return new Manifest(catalogue, newFormat, epoch + 1, digest, newMacKey, created);
  }

  public Manifest with(String newDigest) {
    return new Manifest(catalogue, format, epoch, newDigest, macKey, created);
  }
}
