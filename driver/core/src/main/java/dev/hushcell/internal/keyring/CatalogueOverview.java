package dev.hushcell.internal.keyring;

/**
 * What status pages show of a catalogue.
 *
 * @param fingerprint names its MAC key; may be put into the configuration
 * @param epoch number of changes so far
 * @param trust why it is believed
 * @param keys number of data keys
 * @param columns number of protected columns on record
 */
public record CatalogueOverview(
    String schema, String fingerprint, long epoch, Trust trust, int keys, int columns) {
  /** Why a catalogue is believed to be the right one; shown by status pages. */
  public enum Trust {
    /** Its fingerprint stands in the configuration. */
    CONFIGURED,
    /** Its fingerprint was pinned in the key store before. */
    PINNED,
    /** Seen for the first time at this place, and pinned now. */
    FIRST_USE,
    /** Nothing outside the database vouches for it: the key store takes no pins. */
    UNPINNED
  }
}
