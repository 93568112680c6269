package dev.hushcell.leak;

import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.SubstituteDriver;
import dev.hushcell.testing.Traffic;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** Takes the place of the registered H2 driver and records what passes, until it is closed. */
public final class RecordedH2 extends SubstituteDriver {
  private final Traffic traffic = new Traffic();
  private final List<Driver> replaced;

  /** Takes its place. */
  public RecordedH2() throws SQLException {
    super(new org.h2.Driver());
    replaced = DriverManager.drivers().filter(each -> each instanceof org.h2.Driver).toList();
    for (Driver each : replaced) {
      DriverManager.deregisterDriver(each);
    }
    DriverManager.registerDriver(this);
  }

  /** Returns what passed so far. */
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    Connection connection = real.connect(url, info);
    return connection == null ? null : RecordingDriver.record(connection, traffic);
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
    for (Driver each : replaced) {
      DriverManager.registerDriver(each);
    }
  }
}
