package dev.hushcell.testing;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source whose connections record what passes to the real one.
 *
 * @param real makes the connections
 * @param traffic what passed
 */
public record RecordedSource(DataSource real, Traffic traffic) implements DataSource {
  @Override
  public Connection getConnection() throws SQLException {
    return RecordingDriver.record(real.getConnection(), traffic);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return RecordingDriver.record(real.getConnection(user, password), traffic);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("recorded");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
