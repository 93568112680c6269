package dev.hushcell.internal.dryrun;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure, again and again, that nothing in a database is protected: else a dry run would send
 * values in clear that are cells there. What it found once holds for good. Thread-safe.
 */
public final class DryRunGuard {
  /** How long another process that activates a column may go unnoticed. */
  static final long LEASE = TimeUnit.SECONDS.toNanos(1);

  private final DatabaseTables tables;
  private final Protection declared;
  private final LongSupplier nanoClock;
  private volatile @Nullable String found;
  private volatile long askedAt;
  private volatile boolean asked;
  private volatile boolean sampled;

  /**
   * Builds one for a database.
   *
   * @param declared what would be protected
   * @param nanoClock monotonic nanoseconds
   */
  public DryRunGuard(DatabaseTables tables, Protection declared, LongSupplier nanoClock) {
    this.tables = tables;
    this.declared = declared;
    this.nanoClock = nanoClock;
  }

  /**
   * Refuses when something is protected; looks again over the connection when the lease is over.
   */
  void require(Connection connection) {
    long now = nanoClock.getAsLong();
    if (found == null && (!asked || now - askedAt >= LEASE)) {
      boolean answered = look(connection);
      askedAt = now;
      asked = answered;
    }
    String sign = found;
    if (sign != null) {
      throw DryRunFault.ACTIVATED.fault(
          "dry-run: true is set in the configuration, but the database has "
              + sign
              + "; a dry run sends everything in plaintext, so it has ended here"
              + " permanently: remove dry-run from the configuration");
    }
  }

  /** Looks again before the next statement: one failed in a way that an activation explains. */
  void suspect() {
    asked = false;
  }

  /** Returns false where the database does not answer, and takes nothing from a statement. */
  private boolean look(Connection connection) {
    try {
      Optional<String> sign = CatalogueReader.signs(connection, tables);
      if (sign.isEmpty() && !sampled) {
        sign = UntoldCells.first(connection, tables, declared).map(DryRunGuard::kept);
        sampled = true;
      }
      sign.ifPresent(each -> found = each);
      return true;
    } catch (SQLException e) {
      if (!tables.failures().isOfFailedTransaction(e)) {
        throw KeyringFault.UNREADABLE.fault(
            "the tables of the database could not be looked at, and a dry run must know that nothing"
                + " is protected (SQLSTATE "
                + e.getSQLState()
                + "); try again later, or let the user read the declared columns",
            e);
      }
      return false;
    }
  }

  private static String kept(ColumnName column) {
    return "what looks like cells in " + column;
  }
}
