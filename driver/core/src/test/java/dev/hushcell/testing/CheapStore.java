package dev.hushcell.testing;

import dev.hushcell.internal.fips.BcfksWriting;
import dev.hushcell.internal.fips.FipsModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * A BCFKS file that has no keys yet and costs little to open.
 *
 * <p>The driver makes its keys in a file that is there as in one that it makes, and keeps to the
 * cost of trying passwords that the file has. Deriving keys from passwords at the usual cost was
 * two thirds of the CPU time of all tests; those of key stores themselves still pay it.
 */
public final class CheapStore {
  /** Fewer the module does not take in approved mode; it writes 16384 by itself. */
  private static final int ITERATIONS = 1000;

  private CheapStore() {}

  /** Writes the file, for its owner only, unless one is there, and returns its path. */
  public static Path at(Path file, String password) {
    if (Files.exists(file)) {
      return file;
    }
    FipsModule fips = TestModule.shared();
    try {
      KeyStore empty = KeyStore.getInstance("BCFKS", fips.provider());
      empty.load(null, null);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = Files.newOutputStream(file)) {
        new BcfksWriting(fips).write(empty, out, password.toCharArray(), ITERATIONS);
      }
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
