package dev.hushcell.admin;

import java.util.Optional;

/**
 * An exported catalogue that was put back, or would be.
 *
 * @param schema schema of the catalogue
 * @param fingerprint names the catalogue
 * @param trust what vouches for it, as in the status
 * @param epoch its epoch: how many changes it has seen
 * @param before epoch of what was there, by its own word; empty when nothing was
 * @param wasHealthy whether what was there was right
 * @param keys how many data keys it has
 * @param columns how many protected columns it has
 * @param written whether it was put in the place of what was there; not when that is the same, nor
 *     in a dry run
 */
public record CatalogueImport(
    String schema,
    String fingerprint,
    String trust,
    long epoch,
    Optional<Long> before,
    boolean wasHealthy,
    int keys,
    int columns,
    boolean written) {}
