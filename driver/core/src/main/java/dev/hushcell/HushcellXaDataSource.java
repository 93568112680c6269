package dev.hushcell;

import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.SealedConnections;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source for transaction managers that keeps chosen cells encrypted: around that of the real
 * driver.
 *
 * <p>Branches are begun, prepared, committed, rolled back and recovered by the real driver, so
 * whatever it left prepared can also be ended past Hushcell. Work on the catalogue is done on
 * connections of its own, which are in no branch. In a branch {@code commit}, {@code rollback} and
 * the like are refused with {@code HC-4022}.
 *
 * <p>All setters are to be called before the first connection. After that it is thread-safe. {@link
 * #close()} erases the keys; the data source inside is not closed.
 */
public final class HushcellXaDataSource extends PhysicalDataSource<XADataSource, XAConnection>
    implements XADataSource {

  /** Builds a data source that is to be told the one inside by a setter. */
  public HushcellXaDataSource() {
    super(SealedConnections::distributed);
  }

  /** Builds a data source around one of the real driver. */
  public HushcellXaDataSource(XADataSource inner) {
    this();
    setInner(inner);
  }

  /** Sets the data source inside. */
  public void setXaDataSource(XADataSource inner) {
    setInner(inner);
  }

  @Override
  XAConnection open(XADataSource inner, @Nullable String user, @Nullable String password)
      throws SQLException {
    return user == null ? inner.getXAConnection() : inner.getXAConnection(user, password);
  }

  /**
   * Connects.
   *
   * @throws SQLException with a code {@code HC-1…} when something of the configuration, the key
   *     store or the catalogue is wrong; else as the data source inside throws it
   */
  @Override
  public XAConnection getXAConnection() throws SQLException {
    return physical(null, null);
  }

  @Override
  public XAConnection getXAConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return physical(user, password);
  }

  /** Refused, as is a sharding key: it would choose a database. */
  @Override
  public XAConnectionBuilder createXAConnectionBuilder() throws SQLException {
    throw SqlErrors.choosesDatabase("createXAConnectionBuilder");
  }
}
