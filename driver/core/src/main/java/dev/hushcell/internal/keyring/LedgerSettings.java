package dev.hushcell.internal.keyring;

import dev.hushcell.internal.model.ColumnRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says to the ledger.
 *
 * @param plain folded {@code schema.table} of same-named tables that are really unprotected
 * @param fingerprints fingerprints of the catalogues to accept, hexadecimal; empty: as pinned in
 *     the key store
 * @param anchor the file that tells a rollback of the database, if there is to be one
 */
public record LedgerSettings(
    List<ColumnRule> rules,
    Set<String> plain,
    Set<String> fingerprints,
    Optional<Path> anchor,
    KeyLife life) {
  public LedgerSettings {
    rules = List.copyOf(rules);
    plain = Set.copyOf(plain);
    fingerprints = Set.copyOf(fingerprints);
  }
}
