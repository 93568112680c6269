package dev.hushcell;

import java.util.Optional;

/**
 * The FIPS module as it runs in this process.
 *
 * <p>Whether its certificate is active is to be looked up at NIST under this name and version.
 *
 * @param module name, such as {@code BC-FJA}
 * @param version version of the module
 * @param approvedOnly whether every thread is in approved-only mode; always true once it started
 * @param nativeVariant instructions that its native code uses, or {@code java} when it uses none
 * @param checksum the module's own HMAC, hexadecimal, which was compared with the pinned one
 * @param choice {@code certified} or {@code patched}, as {@code fips.module} asks
 * @param certificate the certificate and the version that it names
 * @param meaning what the choice means, in a sentence
 * @param cells the module that executes the ciphers of cells instead, as {@code fips.cells} asks;
 *     empty when this one does
 */
public record ModuleStatus(
    String module,
    String version,
    boolean approvedOnly,
    String nativeVariant,
    String checksum,
    String choice,
    String certificate,
    String meaning,
    Optional<CellModuleStatus> cells) {}
