package dev.hushcell.contract.server;

import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.Traffic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Stands before the driver of an embedded database, which has no log of statements, and writes down
 * beside each database all that the driver is given: statements, parameters and whatever else.
 */
final class JournallingDriver implements Driver, AutoCloseable {
  /** What the name of a database's log ends with. */
  static final String SUFFIX = ".told.log";

  private final String prefix;
  private final Driver real;

  /**
   * Takes the place of the driver for URLs that begin in a certain way.
   *
   * @param prefix of the URLs of the real driver
   */
  JournallingDriver(String prefix) throws SQLException {
    this.prefix = prefix;
    this.real = DriverManager.getDriver(prefix);
    DriverManager.deregisterDriver(real);
    DriverManager.registerDriver(this);
    DriverManager.registerDriver(real); // behind this one
  }

  /** Returns the log of the database behind a URL. */
  static Path log(String url) {
    return Path.of(url.replaceAll("^jdbc:[^:]*:|[?;].*$", "") + SUFFIX);
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Path log = log(url);
    Traffic traffic = new Traffic(call -> write(log, call));
    return RecordingDriver.record(real.connect(url, info), traffic);
  }

  private static void write(Path log, Traffic.Call call) {
    List<byte[]> payloads = call.payloads();
    if (payloads.isEmpty()) {
      return;
    }
    try (OutputStream out =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (byte[] payload : payloads) {
        out.write(payload);
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(prefix);
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
    return Logger.getLogger("told");
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }
}
