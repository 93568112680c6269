package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Who finds the classes and resources of an application and those beside the driver. */
final class Loaders {
  private Loaders() {}

  /**
   * Returns the loader of the application, which in a container differs from the driver's, and that
   * one, each once: they are asked for each connection, and each question looks into every jar.
   */
  static Set<ClassLoader> ofThisThread() {
    Set<ClassLoader> all = new LinkedHashSet<>();
    all.add(
        Objects.requireNonNullElseGet(
            Thread.currentThread().getContextClassLoader(), ClassLoader::getSystemClassLoader));
    all.add(Loaders.class.getClassLoader());
    return all;
  }

  /**
   * Returns the providers of a service: those of the application, then those beside the driver.
   *
   * @param what they are a source of, for the message
   */
  static <T> List<T> providers(Class<T> service, String what) {
    Map<Class<?>, T> found = new LinkedHashMap<>();
    try {
      for (ClassLoader loader : ofThisThread()) {
        for (T each : ServiceLoader.load(service, loader)) {
          found.putIfAbsent(each.getClass(), each);
        }
      }
    } catch (ServiceConfigurationError e) {
      throw ConfigFault.UNRESOLVED.fault(
          "a jar on the class path announces a source of "
              + what
              + " that cannot be loaded; see the cause",
          e);
    }
    return List.copyOf(found.values());
  }
}
