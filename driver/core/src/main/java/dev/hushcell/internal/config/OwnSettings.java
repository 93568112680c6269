package dev.hushcell.internal.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that are Hushcell's own. Each is taken from the first that has it: URL, Properties,
 * system property, environment variable.
 *
 * @param config where the configuration is: a file, or {@code classpath:} and a resource
 * @param require indexes of annotations that must be found
 */
public record OwnSettings(Optional<String> config, List<String> require) {
  /** What every one of their names begins with. */
  public static final String PREFIX = "hushcell.";

  /** The setting that names the configuration. */
  public static final String CONFIG = "hushcell.config";

  /** The setting that names indexes of annotations that must be found. */
  public static final String REQUIRE = "hushcell.require";

  /** All names, as they are written in URLs, Properties and system properties. */
  public static final List<String> NAMES = List.of(CONFIG, REQUIRE);

  /** Tells whether a name is meant for Hushcell; databases do not mind its case, nor do we. */
  static boolean isOwn(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /** Refuses a name that there is not; returns it as it is written. */
  static String known(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    if (!NAMES.contains(folded)) {
      throw ConfigFault.UNKNOWN_SETTING.fault(
          "unknown setting '" + name + "'; valid: " + String.join(", ", NAMES));
    }
    return folded;
  }

  /** Completes what was given with the connection from the surroundings. */
  static OwnSettings of(Map<String, String> given, Surroundings surroundings) {
    return new OwnSettings(
        value(CONFIG, "HUSHCELL_CONFIG", given, surroundings),
        value(REQUIRE, "HUSHCELL_REQUIRE", given, surroundings).stream()
            .flatMap(names -> Arrays.stream(names.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static Optional<String> value(
      String name, String variable, Map<String, String> given, Surroundings surroundings) {
    return Optional.ofNullable(given.get(name))
        .or(() -> surroundings.property(name))
        .or(() -> surroundings.environment(variable))
        .filter(value -> !value.isBlank());
  }

  /** Returns the settings where nothing was given with a connection. */
  public static OwnSettings fromSurroundings(Surroundings surroundings) {
    return of(Map.of(), surroundings);
  }
}
