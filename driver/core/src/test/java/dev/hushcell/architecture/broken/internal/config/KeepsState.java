package dev.hushcell.architecture.broken.internal.config;

import java.util.concurrent.atomic.AtomicInteger;

/** Breaks: static state, as a variable and in a holder. */
final class KeepsState {
  static final AtomicInteger COUNT = new AtomicInteger();
  static int last;

  private KeepsState() {}
}
