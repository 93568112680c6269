package dev.hushcell.contract.server;

import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.SubstituteDriver;
import dev.hushcell.testing.Traffic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * Stands before the driver of an embedded database, which keeps no log of statements, and logs all
 * that the driver receives beside each database: statements, parameters and anything else.
 */
final class JournallingDriver extends SubstituteDriver {
  /** The end of the name of a database's log. */
  private static final String SUFFIX = ".received.log";

  private final String prefix;

  /**
   * Registers it before the real driver.
   *
   * @param prefix of the URLs of the real driver
   */
  JournallingDriver(String prefix) throws SQLException {
    super(DriverManager.getDriver(prefix));
    this.prefix = prefix;
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
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }
}
