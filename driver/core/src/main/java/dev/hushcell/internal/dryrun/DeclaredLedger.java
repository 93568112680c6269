package dev.hushcell.internal.dryrun;

import dev.hushcell.internal.model.InFlight;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a dry run: what is declared, of which nothing is ever activated. The one of a
 * connection makes sure of that before each statement. Thread-safe but for its connection.
 */
public final class DeclaredLedger implements ProtectionLedger {
  private final InFlight inFlight = new InFlight();
  private final Protection declared;
  private final @Nullable DryRunGuard watch;
  private final @Nullable Connection connection;

  private DeclaredLedger(
      Protection declared, @Nullable DryRunGuard watch, @Nullable Connection connection) {
    this.declared = declared;
    this.watch = watch;
    this.connection = connection;
  }

  public static DeclaredLedger of(Protection declared) {
    return new DeclaredLedger(declared, null, null);
  }

  /**
   * Returns the one of a connection.
   *
   * @param connection the real one, over which the database is looked at
   */
  public DeclaredLedger watched(DryRunGuard over, Connection connection) {
    return new DeclaredLedger(declared, over, connection);
  }

  @Override
  public Protection current() {
    if (watch != null && connection != null) {
      watch.require(connection);
    }
    return declared;
  }

  @Override
  public void requireFresh() {
    current();
  }

  @Override
  public void refresh() {
    // What is declared never changes.
  }

  @Override
  public void suspect() {
    if (watch != null) {
      watch.suspect();
    }
  }

  @Override
  public void activate(TableName table) {
    throw changes();
  }

  @Override
  public void announce(List<SchemaChange> changes) {
    throw changes();
  }

  @Override
  public void confirm(List<SchemaChange> changes) {
    throw changes();
  }

  @Override
  public InFlight inFlight() {
    return inFlight;
  }

  private static IllegalStateException changes() {
    return new IllegalStateException("a dry run protects nothing");
  }
}
