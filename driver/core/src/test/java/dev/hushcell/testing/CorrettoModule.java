package dev.hushcell.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.FipsModules.CellModule;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Amazon Corretto Crypto Provider as a module for cells, in the build that Maven Central has, which
 * is not one for approved mode.
 */
public final class CorrettoModule {
  /** Digest of the jar of version 2.5.0 for Linux on x86-64. */
  public static final String SHA256 =
      "94e92977ee52af1f50cf6744684c214f300e668ee6e1793be1802b209543dc9f";

  private CorrettoModule() {}

  /** Returns the jar; skips the test where its native library cannot run. */
  public static Path jar() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "its native library is for Linux on x86-64");
    return TestJars.aside("AmazonCorrettoCryptoProvider-linux-x86_64");
  }

  /** Returns it as a configuration names it. */
  public static CellModule unproven() {
    return new CellModule(jar(), SHA256, Optional.empty());
  }

  /** Returns the FIPS module with it for the cells. */
  public static FipsModule shared() {
    return FipsModules.shared(TestModule.choice(), Optional.of(unproven()));
  }
}
