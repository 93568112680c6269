package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.source.OwnSetting;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keystores.pkcs11.RefusedPins;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the connections of one driver object, or of one data source of ours, share. */
final class SharedGraphs implements AutoCloseable {
  private final Environment surroundings;
  private final Timing timing;
  private final LeaseCache.Later later;
  private final Warnings warnings = new Warnings();
  private final RefusedPins refused = new RefusedPins();
  private final LeaseCache<Key, Graph> graphs;

  /** What connections must have in common to share keys. */
  record Key(
      String url,
      Map<String, String> options,
      String user,
      ConfigLocation configuration,
      Optional<String> profile,
      Indexes indexes) {
    // Written out: linking what a record is given costs the first connection 20 ms.
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && url.equals(that.url)
          && options.equals(that.options)
          && user.equals(that.user)
          && configuration.equals(that.configuration)
          && profile.equals(that.profile)
          && indexes.equals(that.indexes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(url, options, user, configuration, profile, indexes);
    }
  }

  SharedGraphs(Environment surroundings, Timing timing, LeaseCache.Later later) {
    this.surroundings = surroundings;
    this.timing = timing;
    this.later = later;
    this.graphs = new LeaseCache<>(Assembly.IDLE, later);
  }

  /**
   * Returns what connections share.
   *
   * @param url of the real driver; empty for the data source inside ours
   * @param options that the real driver gets besides, which may choose a database
   * @param user empty for the one of that data source
   * @param look at the database, before a new key store is made for it
   */
  LeaseCache<Key, Graph>.Lease lease(
      String url,
      Map<String, String> options,
      String user,
      ConfigLocation location,
      OwnSettings own,
      LoginLimit limit,
      DatabaseLook look)
      throws SQLException {
    Indexes indexes = surroundings.indexes();
    indexes.require(own.require(), OwnSetting.REQUIRE.written());
    Optional<String> profile = own.profile();
    Key key = new Key(url, options, user, location, profile, indexes);
    return limit.run(
        () ->
            DatabaseLook.during(
                () ->
                    graphs.lease(
                        key,
                        () ->
                            Assembly.graph(
                                url,
                                location,
                                profile,
                                surroundings,
                                warnings,
                                refused,
                                look,
                                timing))),
        LeaseCache<Key, Graph>.Lease::release);
  }

  /** Returns what runs things after a while. */
  LeaseCache.Later later() {
    return later;
  }

  void closeUnused() {
    graphs.closeUnused();
  }

  @Override
  public void close() {
    graphs.close();
  }
}
