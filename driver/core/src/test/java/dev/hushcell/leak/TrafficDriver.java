package dev.hushcell.leak;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver for {@code jdbc:traffic:<rest of the real URL>} that records what passes through it. */
final class TrafficDriver implements Driver {
  private static final String PREFIX = "jdbc:traffic:";
  private final Traffic traffic;

  TrafficDriver(Traffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String real = "jdbc:" + url.substring(PREFIX.length());
    return traffic.observe(DriverManager.getConnection(real, info));
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
