package dev.hushcell.internal.config.source;

import java.util.LinkedHashSet;
import java.util.Objects;
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
}
