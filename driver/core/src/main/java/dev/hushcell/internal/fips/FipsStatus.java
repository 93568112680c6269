package dev.hushcell.internal.fips;

import java.util.Optional;

/**
 * What is known of the loaded module.
 *
 * @param module name, such as {@code BC-FJA}
 * @param nativeVariant {@code vaesf}, {@code vaes}, {@code avx}, or {@code java} when none is
 *     active
 * @param checksum the module's own HMAC, hexadecimal, equal to the pinned one
 * @param cells what executes the ciphers of cells instead; empty when the module does
 */
public record FipsStatus(
    String module,
    String version,
    boolean approvedOnly,
    String nativeVariant,
    String checksum,
    Optional<CellModuleFacts> cells) {

  FipsStatus with(CellModuleFacts facts) {
    return new FipsStatus(
        module, version, approvedOnly, nativeVariant, checksum, Optional.of(facts));
  }
}
