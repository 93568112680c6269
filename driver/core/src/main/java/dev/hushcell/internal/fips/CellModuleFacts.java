package dev.hushcell.internal.fips;

/**
 * Facts about the module that runs the ciphers of cells instead of the FIPS module.
 *
 * @param approved whether it says of itself that it is in approved mode
 * @param checksum SHA-256 of its jar, hexadecimal, equal to the configured one
 * @param certificate what the configuration states, or that there is none
 */
public record CellModuleFacts(
    String module, String version, boolean approved, String checksum, String certificate) {}
