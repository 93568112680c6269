package dev.hushcell.internal.fips;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Puts all threads of one copy of the module in approved-only mode, for ever.
 *
 * <p>The module reads the mode once, when its registrar class is initialised, and only from a
 * property of the whole JVM. So the property is there while that one class is initialised (about 2
 * ms when the self-tests ran before) and is then put back exactly as it was. A host that starts a
 * copy of its own in those milliseconds would find it approved, never the other way round.
 */
final class ApprovedMode {
  static final String PROPERTY = "org.bouncycastle.fips.approved_only";

  private ApprovedMode() {}

  /** Initialises the registrar of the module in this loader; call it after the self-tests. */
  static void enter(ClassLoader module) throws ClassNotFoundException {
    Properties properties = System.getProperties();
    // The monitor that setProperty takes: nobody changes the property in between, and another
    // copy of this driver in the same JVM waits here.
    synchronized (properties) {
      Object before = properties.put(PROPERTY, "true");
      try {
        Class.forName("org.bouncycastle.crypto.CryptoServicesRegistrar", true, module);
      } finally {
        restore(properties, before);
      }
    }
  }

  private static void restore(Properties properties, @Nullable Object before) {
    if (before == null) {
      properties.remove(PROPERTY);
    } else {
      properties.put(PROPERTY, before);
    }
  }
}
