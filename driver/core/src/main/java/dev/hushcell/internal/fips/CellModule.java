package dev.hushcell.internal.fips;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Another module that an administrator supplies for the ciphers of cells.
 *
 * @param jar the file it comes in
 * @param sha256 digest of that file, 64 lower-case hexadecimal digits
 * @param certificate its validation, as the administrator states it; without one it is taken
 *     although nobody validated it
 */
public record CellModule(Path jar, String sha256, Optional<String> certificate) {}
