package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.ConnectionTarget;
import dev.hushcell.internal.config.source.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a {@code HushcellDataSource} gets its connections. */
public interface ConnectionSource extends AutoCloseable {
  /** Connects, as the given user or, when that is null, as the configured one. */
  Connection open(@Nullable String user, @Nullable String password) throws SQLException;

  @Override
  void close();

  /** Connections by a URL of ours. */
  final class UrlSource implements ConnectionSource {
    private final String url;
    private final Properties properties;
    private final Environment surroundings;
    private final DriverConnections connections;

    public UrlSource(String url, Properties properties, Environment surroundings) {
      if (!url.startsWith(ConnectionTarget.PREFIX)) {
        throw ConfigFault.DATA_SOURCE_SETTINGS.fault(
            "the url of HushcellDataSource must begin with " + ConnectionTarget.PREFIX);
      }
      this.url = url;
      this.properties = properties;
      this.surroundings = surroundings;
      this.connections = DriverConnections.of(surroundings);
    }

    @Override
    public Connection open(@Nullable String user, @Nullable String password) throws SQLException {
      Properties all = new Properties();
      all.putAll(properties);
      if (user != null) {
        all.setProperty("user", user);
        all.setProperty("password", password == null ? "" : password);
      }
      return connections.open(Databases.target(url, all, surroundings));
    }

    @Override
    public void close() {
      connections.close();
    }
  }
}
