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
    Optional<Cells> cells) {
  /**
   * Facts about the module that runs the ciphers of cells instead of the FIPS module.
   *
   * @param approved whether it says of itself that it is in approved mode
   * @param checksum SHA-256 of its jar, hexadecimal, equal to the configured one
   * @param certificate what the configuration states, or that there is none
   */
  public record Cells(
      String module, String version, boolean approved, String checksum, String certificate) {}

  FipsStatus with(Cells facts) {
    return new FipsStatus(
        module, version, approvedOnly, nativeVariant, checksum, Optional.of(facts));
  }
}
