package dev.hushcell.testing;

import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver that is registered instead of a real one until it is closed. */
public abstract class SubstituteDriver implements Driver, AutoCloseable {
  /** The driver behind it. */
  protected final Driver real;

  /** Does not register it yet. */
  protected SubstituteDriver(Driver real) {
    this.real = real;
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return real.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return real.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return real.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return real.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return real.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("substitute");
  }

  @Override
  public abstract void close() throws SQLException;
}
