package dev.hushcell.benchmarks;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import java.util.Locale;

/** The version of the FIPS module that is measured: the certified one, or the one of a property. */
final class BenchModule {
  private static final String PROPERTY = "hushcell.benchmark.module";

  private BenchModule() {}

  static ModuleChoice choice() {
    return ModuleChoice.valueOf(System.getProperty(PROPERTY, "certified").toUpperCase(Locale.ROOT));
  }

  static FipsModule shared() {
    return FipsModules.shared(choice());
  }

  /** Returns the argument that makes another JVM measure the same. */
  static String argument() {
    return "-D" + PROPERTY + "=" + choice().written();
  }
}
