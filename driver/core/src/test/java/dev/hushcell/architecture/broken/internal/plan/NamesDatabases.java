package dev.hushcell.architecture.broken.internal.plan;

/** Breaks: what MySQL makes of this stands outside its folder. */
final class NamesDatabases {
  private NamesDatabases() {}

  static boolean isQuote(char c) {
    return c == '`'; // as SQLite has it
  }
}
