package dev.hushcell.architecture.broken.internal.plan;

/** Breaks: a library that prints, in a package that is not marked. */
final class Prints {
  private Prints() {}

  static void print(String text) {
    System.out.println(text);
  }
}
