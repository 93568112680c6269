package dev.hushcell.architecture.broken.internal.plan.read;

/** Breaks the rule that names are resolved by Naming. */
final class ComparesNames {
  private ComparesNames() {}

  static boolean same(String one, String other) {
    return one.equalsIgnoreCase(other);
  }
}
