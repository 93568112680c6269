package dev.hushcell.internal.config.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds providers of a service: those of the application, then those beside the driver. */
final class Providers {
  private Providers() {}

  static <T> List<T> of(Class<T> service) {
    Map<Class<?>, T> found = new LinkedHashMap<>();
    for (ClassLoader loader : Loaders.ofThisThread()) {
      for (T each : ServiceLoader.load(service, loader)) {
        found.putIfAbsent(each.getClass(), each);
      }
    }
    return new ArrayList<>(found.values());
  }
}
