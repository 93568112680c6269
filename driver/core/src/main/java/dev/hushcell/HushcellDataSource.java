package dev.hushcell;

import dev.hushcell.internal.assembly.ConnectionSource;
import dev.hushcell.internal.assembly.ConnectionSource.UrlSource;
import dev.hushcell.internal.assembly.OpenedOnce;
import dev.hushcell.internal.assembly.PooledSource;
import dev.hushcell.internal.assembly.WarmUp;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.OwnSetting;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.error.SqlErrors;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that keeps chosen cells encrypted: around another one, or by a URL that begins with
 * {@code jdbc:hushcell:}.
 *
 * <p>What it wraps leads to one database: a connection to another one is refused.
 *
 * <p>It may stand below a pool or around one. Around a pool, give the pool one connection more than
 * the application uses, or set a {@linkplain #setCatalogueDataSource second data source}: work on
 * the catalogue runs in transactions of its own, on a connection of its own.
 *
 * <p>All setters are to be called before the first {@link #getConnection()}. After that it is
 * thread-safe. {@link #close()} erases the keys; the data source inside is not closed.
 */
public final class HushcellDataSource implements DataSource, AutoCloseable {
  private final Environment surroundings = Environment.ofProcess();
  private @Nullable DataSource inner;
  private @Nullable DataSource catalogueDataSource;
  private @Nullable String url;
  private @Nullable String user;
  private @Nullable String password;
  private @Nullable String config;
  private @Nullable String profile;
  private final OpenedOnce<ConnectionSource> source = new OpenedOnce<>();

  /**
   * Builds a data source that is to be told its URL or the data source inside by setters. The FIPS
   * module begins to start in the background.
   */
  public HushcellDataSource() {
    WarmUp.everything("");
  }

  /** Builds a data source around another one of the real driver. */
  public HushcellDataSource(DataSource inner) {
    this();
    this.inner = inner;
  }

  /** Sets the data source inside; instead of a URL. */
  public void setDataSource(DataSource inner) {
    this.inner = inner;
  }

  /** Sets where connections for work on the catalogue come from; only with a data source inside. */
  public void setCatalogueDataSource(DataSource catalogueDataSource) {
    this.catalogueDataSource = catalogueDataSource;
  }

  /** Sets the URL, which begins with {@code jdbc:hushcell:}; instead of a data source inside. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** Sets the user; only with a URL. */
  public void setUser(String user) {
    this.user = user;
  }

  /** Sets the password; only with a URL. */
  public void setPassword(String password) {
    this.password = password;
  }

  /** Sets where the configuration is: a file, or {@code classpath:} and a resource. */
  public void setConfig(String config) {
    this.config = config;
  }

  /** Sets which section under {@code access:} in the configuration holds. */
  public void setProfile(String profile) {
    this.profile = profile;
  }

  /**
   * Connects.
   *
   * @throws SQLException with a code {@code HC-1…} when something of the configuration, the key
   *     store or the catalogue is wrong; else as the data source inside throws it
   */
  @Override
  public Connection getConnection() throws SQLException {
    return SqlErrors.guard(() -> source.open(this::newSource).open(null, null));
  }

  @Override
  public Connection getConnection(@Nullable String otherUser, @Nullable String otherPassword)
      throws SQLException {
    return SqlErrors.guard(() -> source.open(this::newSource).open(otherUser, otherPassword));
  }

  private ConnectionSource newSource() {
    if ((inner == null) == (url == null)) {
      throw ConfigFault.DATA_SOURCE_SETTINGS.fault(
          "HushcellDataSource needs either a url or a dataSource, and not both");
    }
    if (inner == null) {
      if (catalogueDataSource != null) {
        throw ConfigFault.DATA_SOURCE_SETTINGS.fault(
            "catalogueDataSource is of use with a dataSource only; remove it");
      }
      return new UrlSource(String.valueOf(url), properties(), surroundings);
    }
    if (user != null || password != null) {
      throw ConfigFault.DATA_SOURCE_SETTINGS.fault(
          "user and password are of use with a url only; set them at the dataSource inside");
    }
    OwnSettings own =
        OwnSettings.fromSurroundings(surroundings)
            .with(Optional.ofNullable(config), Optional.ofNullable(profile));
    return new PooledSource(inner, catalogueDataSource, own, surroundings);
  }

  private Properties properties() {
    Properties properties = new Properties();
    put(properties, "user", user);
    put(properties, "password", password);
    put(properties, OwnSetting.CONFIG.written(), config);
    put(properties, OwnSetting.PROFILE.written(), profile);
    return properties;
  }

  private static void put(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  /** Erases the keys; connections that are still open fail from now on. */
  @Override
  public void close() {
    source.close(ConnectionSource::close);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return inner == null ? null : inner.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    if (inner != null) {
      inner.setLogWriter(out);
    }
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return inner == null ? 0 : inner.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    if (inner == null) {
      throw SqlErrors.madeElsewhere(
          "setLoginTimeout", "set the login timeout in the URL, as the real driver knows it");
    }
    inner.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw SqlErrors.madeElsewhere("getParentLogger", "Hushcell logs through SLF4J");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw SqlErrors.of(
        ConfigFault.DATA_SOURCE_UNWRAP.fault(
            "unwrap to "
                + type.getName()
                + " would hand out an object that sends values in plaintext; keep the"
                + " data source inside yourself if that is intended"));
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** Refused, as is a sharding key: it would choose a database. */
  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw SqlErrors.choosesDatabase("createConnectionBuilder");
  }

  /** Refused: a sharding key would choose a database. */
  @Override
  public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    throw SqlErrors.choosesDatabase("createShardingKeyBuilder");
  }
}
