package dev.hushcell;

/**
 * The module that runs the ciphers of cells instead of the FIPS module; the configuration names it
 * under {@code fips.cells}.
 *
 * @param module name, such as {@code ACCP}
 * @param version version of the module
 * @param approved whether it runs in approved mode by its own word, under the certificate that the
 *     configuration states
 * @param checksum SHA-256 of its jar, hexadecimal, which was compared with the configured one
 * @param certificate the certificate as the configuration states it, or that there is none; to be
 *     looked up at NIST under this name and version
 */
public record CellModuleStatus(
    String module, String version, boolean approved, String checksum, String certificate) {}
