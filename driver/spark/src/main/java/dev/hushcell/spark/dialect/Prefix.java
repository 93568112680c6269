package dev.hushcell.spark.dialect;

import java.util.Locale;
import java.util.stream.Stream;

/** The prefix of Hushcell in front of the URLs of databases. */
final class Prefix {
  private static final String TEXT = "jdbc:hushcell:";

  private Prefix() {}

  /** Tells whether a URL has the prefix in front of one of these databases. */
  static boolean isBefore(String url, String... subprotocols) {
    String lower = url.toLowerCase(Locale.ROOT);
    return Stream.of(subprotocols).anyMatch(each -> lower.startsWith(TEXT + each + ":"));
  }
}
