package dev.hushcell.internal.dialect.sqlite;

import java.util.List;
import java.util.Locale;

/** What a declared type makes of a value that is stored under it: datatype3.html, 3.1. */
final class Affinity {
  private static final List<String> TEXTS = List.of("CHAR", "CLOB", "TEXT");

  private Affinity() {}

  /** Tells whether text stays what it is, rather than become a number that it looks like. */
  static boolean keepsText(String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    boolean text = TEXTS.stream().anyMatch(type::contains);
    return !type.contains("INT") && (text || type.isEmpty() || type.contains("BLOB"));
  }
}
