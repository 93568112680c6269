package dev.hushcell.admin;

import java.util.List;

/**
 * A change of the key-encryption key that was made, or would be.
 *
 * @param dryRun whether it only would be
 * @param from the key before
 * @param to the key after; of a dry run, {@code next version} where the key store would make one
 * @param fromStore the key store before
 * @param toStore the key store after
 * @param schemas the schemas whose catalogues are concerned
 * @param keys how many keys are wrapped anew, the catalogues' own included
 * @param unpinned schemas whose catalogue the new key store cannot vouch for, because it takes no
 *     pins: put their fingerprints under {@code catalogue:}
 */
public record KeyChange(
    boolean dryRun,
    String from,
    String to,
    String fromStore,
    String toStore,
    List<String> schemas,
    int keys,
    List<String> unpinned) {
  public KeyChange {
    schemas = List.copyOf(schemas);
    unpinned = List.copyOf(unpinned);
  }
}
