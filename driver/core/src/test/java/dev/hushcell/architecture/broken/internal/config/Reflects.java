package dev.hushcell.architecture.broken.internal.config;

/** Breaks: calls by name. */
final class Reflects {
  private Reflects() {}

  static Class<?> find(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }
}
