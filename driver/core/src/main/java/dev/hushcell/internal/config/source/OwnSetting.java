package dev.hushcell.internal.config.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting of Hushcell that a connection may have. None of them can weaken a policy: what decides
 * about protection stands in the file only.
 */
public enum OwnSetting {
  /** Where the configuration is. */
  CONFIG(
      "where the configuration is: a file, or classpath: and a resource;"
          + " default classpath:hushcell.yaml, then ./hushcell.yaml"),
  /** Which section under {@code access:} holds for the connection. */
  PROFILE(
      "name of the section under access: in the configuration that holds for the connection;"
          + " needed where there is such a section"),
  /** Which indexes of annotations must be found. */
  REQUIRE("names of indexes of annotations that must be found, with commas between");

  public static final String PREFIX = "hushcell.";

  private final String description;

  OwnSetting(String description) {
    this.description = description;
  }

  /** Returns the name in URLs, Properties and system properties. */
  public String written() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  public String variable() {
    return "HUSHCELL_" + name();
  }

  public String description() {
    return description;
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(OwnSetting::written).toList();
  }

  static Optional<OwnSetting> named(String name) {
    return Arrays.stream(values()).filter(s -> s.written().equalsIgnoreCase(name)).findFirst();
  }
}
