package dev.hushcell;

import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.assembly.DriverConnections;
import dev.hushcell.internal.assembly.InnerDrivers;
import dev.hushcell.internal.assembly.WarmUp;
import dev.hushcell.internal.config.mistake.MisplacedPrefix;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConnectionTarget;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.OwnSetting;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.keyring.Timing;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver for URLs that begin with {@code jdbc:hushcell:}, such as {@code
 * jdbc:hushcell:h2:./crm}.
 *
 * <p>The rest of the URL is that of the real driver, which must be on the class path. Connections
 * of one driver object with the same URL, properties and configuration share their keys; these are
 * erased five minutes after the last such connection was closed. Registering this driver starts
 * nothing: the FIPS module starts in the background as soon as somebody asks for the driver of a
 * URL with the prefix, as pools do, at the latest with the first connection.
 *
 * <p>Thread-safe.
 */
public final class HushcellDriver implements Driver {
  /** The prefix in front of the rest of the real URL. */
  public static final String PREFIX = ConnectionTarget.PREFIX;

  static final int MAJOR = 0;
  static final int MINOR = 1;

  static {
    register();
  }

  private final Environment surroundings = Environment.ofProcess();
  private final DriverConnections connections;
  private final Warnings warnings = new Warnings();

  /** Used by {@link java.util.ServiceLoader} and by pools that are given a class name. */
  public HushcellDriver() {
    this(Timing.system());
  }

  /** Builds a driver with the clocks of a test. */
  HushcellDriver(Timing timing) {
    this.connections = DriverConnections.of(surroundings, timing);
  }

  private static void register() {
    try {
      DriverManager.registerDriver(new HushcellDriver());
    } catch (SQLException e) {
      throw new IllegalStateException("the driver could not be registered", e);
    }
  }

  /**
   * Tells whether a URL begins with our prefix. Of one that has the prefix in the wrong place,
   * which another driver may take and encrypt nothing, a warning is logged.
   */
  @Override
  public boolean acceptsURL(@Nullable String url) {
    MisplacedPrefix.of(url).ifPresent(found -> warnings.warn(found.warning()));
    if (url == null || !isOurs(url)) {
      return false;
    }
    WarmUp.everything(url.substring(PREFIX.length())); // a pool asks before it connects
    return true;
  }

  private static boolean isOurs(@Nullable String url) {
    return url != null && url.startsWith(PREFIX);
  }

  /**
   * Connects, or returns null when the URL is not one of ours.
   *
   * @throws SQLException with a code {@code HC-1…} when something of the configuration, the key
   *     store or the catalogue is wrong; else as the real driver throws it
   */
  @Override
  public @Nullable Connection connect(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    MisplacedPrefix.of(url).ifPresent(found -> warnings.warn(found.warning()));
    if (url == null || !isOurs(url)) {
      return null;
    }
    Properties given = info == null ? new Properties() : info;
    return SqlErrors.guard(() -> connections.open(Databases.target(url, given, surroundings)));
  }

  void eraseUnusedKeys() {
    connections.closeUnused();
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    Properties given = info == null ? new Properties() : info;
    List<DriverPropertyInfo> all = new ArrayList<>();
    for (OwnSetting setting : OwnSetting.values()) {
      String name = setting.written();
      DriverPropertyInfo shown = new DriverPropertyInfo(name, given.getProperty(name));
      shown.description = setting.description();
      all.add(shown);
    }
    if (url != null && isOurs(url)) {
      all.addAll(
          SqlErrors.guard(
              () -> {
                ConnectionTarget target = Databases.target(url, given, surroundings);
                Driver inner = InnerDrivers.find(target.url());
                return List.of(inner.getPropertyInfo(target.url(), target.properties()));
              }));
    }
    return all.toArray(new DriverPropertyInfo[0]);
  }

  @Override
  public int getMajorVersion() {
    return MAJOR;
  }

  @Override
  public int getMinorVersion() {
    return MINOR;
  }

  /** Returns false: what ciphertext cannot honour is refused. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw SqlErrors.madeElsewhere("getParentLogger", "Hushcell logs through SLF4J");
  }
}
