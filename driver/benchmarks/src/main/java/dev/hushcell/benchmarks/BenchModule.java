package dev.hushcell.benchmarks;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.FipsModules.CellModule;
import dev.hushcell.internal.fips.ModuleChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The version of the FIPS module that is measured: the certified one, or the one of a property. The
 * jar that another property names executes the ciphers of cells.
 */
final class BenchModule {
  private static final String PROPERTY = "hushcell.benchmark.module";

  private static final String CELLS = "hushcell.benchmark.cells";

  private BenchModule() {}

  static ModuleChoice choice() {
    return ModuleChoice.valueOf(System.getProperty(PROPERTY, "certified").toUpperCase(Locale.ROOT));
  }

  static FipsModule shared() {
    return FipsModules.shared(
        choice(), Optional.ofNullable(System.getProperty(CELLS)).map(BenchModule::cells));
  }

  private static CellModule cells(String name) {
    Path jar = Path.of(name);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      return new CellModule(jar, HexFormat.of().formatHex(digest), Optional.empty());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** Returns the argument that makes another JVM measure the same. */
  static String argument() {
    return "-D" + PROPERTY + "=" + choice().written();
  }
}
