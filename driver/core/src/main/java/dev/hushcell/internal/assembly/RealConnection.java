package dev.hushcell.internal.assembly;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * A connection of the real driver, with what the options of that promise of it.
 *
 * @param promise made when it is asked for
 */
record RealConnection(Connection raw, Supplier<DriverPromise> promise) implements AutoCloseable {
  /** Returns one of a data source, whose options are not seen. */
  static RealConnection unseen(Connection raw) throws SQLException {
    String url = String.valueOf(raw.getMetaData().getURL());
    return new RealConnection(raw, () -> unseen(url));
  }

  private static DriverPromise unseen(String url) {
    return Databases.ofUrl(url)
        .map(kind -> DriverPromise.unseen(kind.link().reach(url)))
        .orElseGet(() -> DriverPromise.unseen(Reach.NETWORK));
  }

  LinkStatus link(Database kind) throws SQLException {
    return kind.link().found(raw, promise.get());
  }

  @Override
  public void close() throws SQLException {
    raw.close();
  }

  DiskStatus disk(Database kind) throws SQLException {
    return kind.disk().found(raw, promise.get());
  }
}
