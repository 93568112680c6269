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
    String schema, String fingerprint, long epoch, Trust trust, int keys, int columns) {}
