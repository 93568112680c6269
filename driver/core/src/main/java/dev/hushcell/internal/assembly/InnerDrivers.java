package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the real driver behind our prefix. */
public final class InnerDrivers {
  /** Ours, by whichever class loader: it is no real driver to stand on. */
  private static final String OWN = "dev.hushcell.HushcellDriver";

  private static final int MAX_BROKEN = 50;

  private InnerDrivers() {}

  /**
   * Returns the first driver that accepts the URL: of the registered ones, then of those that the
   * class loaders know.
   */
  public static Driver find(String url) throws SQLException {
    Set<String> tried = new TreeSet<>();
    Optional<Driver> found = firstThatAccepts(DriverManager.drivers().toList(), url, tried);
    if (found.isEmpty()) {
      // In a container DriverManager knows only what its own loader sees.
      found = firstThatAccepts(services(), url, tried);
    }
    return found.orElseThrow(() -> noneTakes(url, tried));
  }

  /** Blames the URL where it is none of a database that can be protected, else the class path. */
  private static RuntimeException noneTakes(String url, Set<String> tried) {
    String taken = "no JDBC driver takes " + subprotocol(url);
    String found = " (tried: " + (tried.isEmpty() ? "none found" : String.join(", ", tried)) + ")";
    if (Databases.knowUrl(url)) {
      return ConfigFault.NO_INNER_DRIVER.fault(
          taken
              + "; put the driver of the database on the class path, or correct the URL behind"
              + " jdbc:hushcell:"
              + found);
    }
    return ConfigFault.NO_INNER_DRIVER.fault(
        taken
            + ", which is not a URL of "
            + Databases.names()
            + "; correct what stands behind jdbc:hushcell:, or put the driver that takes it on the"
            + " class path"
            + Databases.nearest(word(url))
            + found);
  }

  private static Optional<Driver> firstThatAccepts(
      List<Driver> drivers, String url, Set<String> tried) throws SQLException {
    for (Driver driver : drivers) {
      if (driver.getClass().getName().equals(OWN)) {
        continue;
      }
      tried.add(driver.getClass().getName());
      if (driver.acceptsURL(url)) {
        return Optional.of(driver);
      }
    }
    return Optional.empty();
  }

  private static List<Driver> services() {
    List<Driver> drivers = new ArrayList<>();
    addServices(drivers, Thread.currentThread().getContextClassLoader());
    addServices(drivers, InnerDrivers.class.getClassLoader());
    return drivers;
  }

  private static void addServices(List<Driver> drivers, @Nullable ClassLoader loader) {
    Iterator<Driver> services = ServiceLoader.load(Driver.class, loader).iterator();
    // A broken driver of another database is no reason to fail; too many are no reason to go on.
    for (int broken = 0; broken < MAX_BROKEN; broken++) {
      try {
        services.forEachRemaining(drivers::add);
        return;
      } catch (ServiceConfigurationError e) {
        // the next one
      }
    }
  }

  /** The rest of a URL may hold a password. */
  private static String subprotocol(String url) {
    String word = word(url);
    return word.isEmpty() ? "the URL behind the prefix" : "jdbc:" + word + ":…";
  }

  private static String word(String url) {
    int end = url.indexOf(':', "jdbc:".length());
    return end < 0 ? "" : url.substring("jdbc:".length(), end);
  }
}
