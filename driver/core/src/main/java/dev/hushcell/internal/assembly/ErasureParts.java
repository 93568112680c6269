package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.erasing.Erasing;
import dev.hushcell.internal.erasing.Erasing.Sessions;
import dev.hushcell.internal.jdbc.PhysicalConnection;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.Subjects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is needed to forget persons in one database. Thread-safe.
 *
 * @param subjects which persons can be forgotten
 * @param connections lends raw connections
 * @param warnings told once, by the first connection, of what is left to do
 * @param told whether that was
 */
record ErasureParts(
    Subjects subjects, CatalogueConnections connections, Warnings warnings, AtomicBoolean told) {

  ErasureParts(Subjects subjects, CatalogueConnections connections, Warnings warnings) {
    this(subjects, connections, warnings, new AtomicBoolean());
  }

  Erasing of(SharedDatabase database, Ledger ledger) {
    return new Erasing(subjects, ledger, new OwnSessions(database, connections));
  }

  void tellOnce(SharedDatabase database, Ledger ledger) {
    if (subjects.list().isPresent() && told.compareAndSet(false, true)) {
      of(database, ledger).open().forEach(warnings::warn);
    }
  }

  /** Puts the surface in front of connections that are lent for work on the catalogue. */
  private record OwnSessions(SharedDatabase database, CatalogueConnections connections)
      implements Sessions {
    @Override
    public <T> T work(SqlCall.With<Connection, T> work) throws SQLException {
      Connection raw = connections.borrow();
      try {
        return work(raw, work);
      } finally {
        connections.end(raw);
      }
    }

    private <T> T work(Connection raw, SqlCall.With<Connection, T> work) throws SQLException {
      boolean autocommit = raw.getAutoCommit();
      raw.setAutoCommit(true);
      Connection ours =
          database.wrap(RealConnection.unseen(raw), () -> {}, new PhysicalConnection());
      try {
        return work.run(ours);
      } finally {
        if (!raw.getAutoCommit()) {
          ours.rollback();
        }
        raw.setAutoCommit(autocommit);
        if (database.known().shared()) { // else the database ends with it
          ours.close();
        }
      }
    }
  }
}
