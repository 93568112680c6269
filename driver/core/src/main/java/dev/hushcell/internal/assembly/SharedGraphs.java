package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.url.OwnSetting;
import dev.hushcell.internal.config.url.OwnSettings;
import dev.hushcell.internal.keystores.pkcs11.RefusedPins;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/** What the connections of one data source of ours share, for each user of the database. */
final class SharedGraphs implements AutoCloseable {
  private final ConfigLocation location;
  private final OwnSettings own;
  private final Environment surroundings;
  private final LeaseCache.Later later = new IdleTimer();
  private final Warnings warnings = new Warnings();
  private final RefusedPins refused = new RefusedPins();
  private final LeaseCache<Key, Graph> graphs = new LeaseCache<>(Assembly.IDLE, later);

  /** What connections must have in common to share keys. */
  record Key(String user, Indexes indexes) {}

  SharedGraphs(OwnSettings own, Environment surroundings) {
    this.location = ConfigLocation.find(own.config(), surroundings);
    this.own = own;
    this.surroundings = surroundings;
  }

  /**
   * Returns what the connections of a user share.
   *
   * @param user null for the one of the data source inside
   * @param look at the database, before a new key store is made for it
   */
  LeaseCache<Key, Graph>.Lease lease(@Nullable String user, LoginLimit limit, DatabaseLook look)
      throws SQLException {
    Indexes indexes = surroundings.indexes();
    indexes.require(own.require(), OwnSetting.REQUIRE.written());
    Key key = new Key(user == null ? "" : user.toUpperCase(Locale.ROOT), indexes);
    return limit.run(
        () ->
            DatabaseLook.during(
                () ->
                    graphs.lease(
                        key,
                        () ->
                            Assembly.graph(
                                location, own.profile(), surroundings, warnings, refused, look))),
        LeaseCache<Key, Graph>.Lease::release);
  }

  /** Returns what runs things after a while. */
  LeaseCache.Later later() {
    return later;
  }

  /** Returns the limit that a data source of the real driver was told. */
  static LoginLimit limit(CommonDataSource inner) {
    try {
      return new LoginLimit(inner.getLoginTimeout());
    } catch (SQLException | RuntimeException e) {
      return new LoginLimit(0); // several data sources do not know any
    }
  }

  @Override
  public void close() {
    graphs.close();
  }
}
