package dev.hushcell.architecture.broken.internal.util;

/** Breaks: a class in no room. */
final class Homeless {
  private Homeless() {}
}
