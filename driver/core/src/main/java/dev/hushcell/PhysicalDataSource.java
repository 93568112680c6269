package dev.hushcell;

import dev.hushcell.internal.assembly.OpenedOnce;
import dev.hushcell.internal.assembly.PhysicalSource;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.error.SqlErrors;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * What our data sources of physical connections have in common: they stand around one of the real
 * driver.
 *
 * @param <S> the data source inside
 * @param <P> its connections
 */
abstract class PhysicalDataSource<S extends CommonDataSource, P extends PooledConnection>
    implements CommonDataSource, AutoCloseable {
  private final Environment surroundings = Environment.ofProcess();
  private final PhysicalSource.Sealing<P> sealing;
  private final OpenedOnce<PhysicalSource<P>> source = new OpenedOnce<>();
  private @Nullable S inner;
  private @Nullable DataSource catalogueDataSource;
  private @Nullable String config;
  private @Nullable String profile;

  PhysicalDataSource(PhysicalSource.Sealing<P> sealing) {
    this.sealing = sealing;
  }

  abstract P open(S inner, @Nullable String user, @Nullable String password) throws SQLException;

  final void setInner(S inner) {
    this.inner = inner;
  }

  /**
   * Sets where connections for work on the catalogue come from. Without it they are physical
   * connections of the data source inside.
   */
  public final void setCatalogueDataSource(DataSource catalogueDataSource) {
    this.catalogueDataSource = catalogueDataSource;
  }

  /** Sets where the configuration is: a file, or {@code classpath:} and a resource. */
  public final void setConfig(String config) {
    this.config = config;
  }

  /** Sets which section under {@code access:} in the configuration holds. */
  public final void setProfile(String profile) {
    this.profile = profile;
  }

  final P physical(@Nullable String user, @Nullable String password) throws SQLException {
    return SqlErrors.guard(() -> source.open(this::newSource).open(user, password));
  }

  private PhysicalSource<P> newSource() {
    S inside = inner;
    if (inside == null) {
      throw ConfigFault.DATA_SOURCE_SETTINGS.fault(
          getClass().getSimpleName() + " needs the data source of the real driver");
    }
    OwnSettings own =
        OwnSettings.fromSurroundings(surroundings)
            .with(Optional.ofNullable(config), Optional.ofNullable(profile));
    return new PhysicalSource<>(
        inside,
        (user, password) -> open(inside, user, password),
        sealing,
        catalogueDataSource,
        own,
        surroundings);
  }

  /** Erases the keys; connections that are still open fail from now on. */
  @Override
  public final void close() {
    source.close(PhysicalSource::close);
  }

  @Override
  public final @Nullable PrintWriter getLogWriter() throws SQLException {
    return inner == null ? null : inner.getLogWriter();
  }

  @Override
  public final void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    if (inner != null) {
      inner.setLogWriter(out);
    }
  }

  @Override
  public final int getLoginTimeout() throws SQLException {
    return inner == null ? 0 : inner.getLoginTimeout();
  }

  @Override
  public final void setLoginTimeout(int seconds) throws SQLException {
    if (inner != null) {
      inner.setLoginTimeout(seconds);
    }
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw SqlErrors.madeElsewhere("getParentLogger", "Hushcell logs through SLF4J");
  }

  /** Refused: a sharding key would choose a database. */
  @Override
  public final ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    throw SqlErrors.choosesDatabase("createShardingKeyBuilder");
  }
}
