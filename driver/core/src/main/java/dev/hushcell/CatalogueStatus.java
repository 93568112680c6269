package dev.hushcell;

/**
 * A catalogue: the tables beside the protected ones that hold wrapped keys and column records.
 *
 * @param schema schema that holds it
 * @param fingerprint names its MAC key; may be pinned in the configuration under {@code catalogue:}
 * @param trust why it is believed: {@code configured}, {@code pinned}, {@code first-use} or {@code
 *     unpinned}
 * @param changes number of changes so far
 * @param keys number of data keys
 */
public record CatalogueStatus(
    String schema, String fingerprint, String trust, long changes, int keys) {}
