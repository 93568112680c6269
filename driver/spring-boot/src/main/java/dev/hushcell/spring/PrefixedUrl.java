package dev.hushcell.spring;

import dev.hushcell.HushcellDriver;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Spring Boot would know of a URL that begins with the prefix, if it knew the prefix. */
final class PrefixedUrl {
  static final String DRIVER = HushcellDriver.class.getName();

  private PrefixedUrl() {}

  static boolean is(@Nullable Object url) {
    return url instanceof String text && text.startsWith(HushcellDriver.PREFIX);
  }

  /** Tells whether a URL, with or without the prefix, has Testcontainers start a database. */
  static boolean isOfContainer(String url) {
    return of(url).startsWith(HushcellDriver.PREFIX + "tc:");
  }

  /**
   * Returns a URL with the prefix in front; one that has it already, or is none of JDBC, as it is.
   */
  static String of(String url) {
    return is(url) || !url.startsWith("jdbc:")
        ? url
        : HushcellDriver.PREFIX + url.substring("jdbc:".length());
  }

  /** Returns the name of the database behind the prefix as it stands in {@code {vendor}}. */
  static Optional<String> vendor(String url) {
    String rest = url.substring(HushcellDriver.PREFIX.length());
    int end = rest.indexOf(':');
    return end <= 0
        ? Optional.empty()
        : Optional.of(rest.substring(0, end).toLowerCase(Locale.ROOT));
  }
}
