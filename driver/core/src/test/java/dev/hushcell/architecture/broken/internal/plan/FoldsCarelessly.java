package dev.hushcell.architecture.broken.internal.plan;

/** Breaks: folds a name as the default locale does. */
final class FoldsCarelessly {
  private FoldsCarelessly() {}

  @SuppressWarnings("StringCaseLocaleUsage")
  static String fold(String name) {
    return name.toLowerCase();
  }
}
