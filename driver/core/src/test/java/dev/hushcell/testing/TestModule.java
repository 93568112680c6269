package dev.hushcell.testing;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import java.util.Locale;

/**
 * The version of the FIPS module that tests run with: the certified one, or the one that the system
 * property {@code hushcell.test.module} names, so that the same tests prove both.
 */
public final class TestModule {
  /** The property: {@code certified} or {@code patched}. */
  public static final String PROPERTY = "hushcell.test.module";

  private TestModule() {}

  /** Returns the version. */
  public static ModuleChoice choice() {
    return ModuleChoice.valueOf(System.getProperty(PROPERTY, "certified").toUpperCase(Locale.ROOT));
  }

  /** Returns the started module. */
  public static FipsModule shared() {
    return FipsModules.shared(choice());
  }

  /** Returns the section of a configuration that asks for it; nothing for the default. */
  public static String section() {
    return choice() == ModuleChoice.CERTIFIED ? "" : "fips: { module: patched }\n";
  }
}
