package dev.hushcell.internal.dialect;

import dev.hushcell.internal.model.UrlForm;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of a connection, as its driver itself makes them out of URL and properties: drivers
 * differ in which of the two goes first, in their other words for an option, and in where else they
 * look. May hold a password; not to be kept.
 */
public final class DriverOptions {
  private final Driver driver;
  private final String place;
  private final Map<String, String> told = new TreeMap<>();
  private final Map<String, Set<String>> given = new TreeMap<>();

  private DriverOptions(Driver driver, String place) {
    this.driver = driver;
    this.place = place;
  }

  /** Reads them; of what the driver refuses to read, nothing is known. */
  public static DriverOptions of(Driver driver, String url, Properties properties, UrlForm form) {
    List<String> parts = form.split(url);
    DriverOptions options = new DriverOptions(driver, parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      int equal = part.indexOf('=');
      options.give(
          equal < 0 ? part : part.substring(0, equal),
          equal < 0 ? "" : form.unescape(part.substring(equal + 1)));
    }
    for (String name : properties.stringPropertyNames()) {
      options.give(name, properties.getProperty(name));
    }
    options.ask(url, properties);
    return options;
  }

  private void give(String name, String value) {
    given.computeIfAbsent(folded(name), each -> new LinkedHashSet<>()).add(value);
  }

  private void ask(String url, Properties properties) {
    Properties copy = new Properties(); // some drivers write into it
    copy.putAll(properties);
    try {
      for (DriverPropertyInfo each : driver.getPropertyInfo(url, copy)) {
        if (each.value != null) {
          told.put(folded(each.name), each.value);
        }
      }
    } catch (SQLException | RuntimeException e) {
      told.clear(); // it will refuse to connect, too
    }
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Returns the part of the URL in front of its settings. */
  public String place() {
    return place;
  }

  /** Returns an option as the driver has it, its default where it was not given. */
  public Optional<String> told(String name) {
    return Optional.ofNullable(told.get(folded(name)));
  }

  /** Returns an option as it was given, under any spelling, in the URL before the properties. */
  public Optional<String> given(String name) {
    return given.getOrDefault(folded(name), Set.of()).stream().findFirst();
  }

  public boolean isAmbiguous(String name) {
    return given.getOrDefault(folded(name), Set.of()).size() > 1;
  }

  /** Tells whether the driver is one of a package: others may mean something else by an option. */
  public boolean areOf(String driverPackage) {
    return driver.getClass().getName().startsWith(driverPackage + ".");
  }

  /** Returns what loaded the driver, and loads what an option names. */
  public @Nullable ClassLoader loader() {
    return driver.getClass().getClassLoader();
  }
}
