package dev.hushcell.contract.soak;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/** Rewrites columns, and goes on with a job that something ended. */
final class Rewritings implements Disturbance {
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();

  private final Lock contact;
  private final TableName table;
  private int number;

  /**
   * Builds it.
   *
   * @param contact held while a job works on the table
   */
  Rewritings(Lock contact, TableName table) {
    this.contact = contact;
    this.table = table;
  }

  @Override
  public void once(Pool pool, Tally tally) throws SQLException, InterruptedException {
    contact.lockInterruptibly();
    try (Connection connection = pool.connection()) {
      Columns columns = Hushcell.columns(connection);
      if (!resumed(columns)) {
        number++;
        begin(columns);
      }
    } finally {
      contact.unlock();
    }
    pool.pause(300);
  }

  /**
   * Another administrator, and others that hold the table, stop a job for a while. There is nothing
   * to encrypt where the job before was ended before it was on record.
   */
  @Override
  public Set<String> codes() {
    return Set.of("HC-1343", "HC-1361", "HC-1364");
  }

  /** Ends a job that is not over; tells whether there was one. */
  static boolean resumed(Columns columns) throws SQLException {
    for (RewritingStatus job : columns.status()) {
      if (job.phase() != Phase.ENDED && job.phase() != Phase.ABANDONED) {
        RewritingStatus unused = columns.resume(job.job(), ALONE, ColumnProgress.none());
        return true;
      }
    }
    return false;
  }

  private void begin(Columns columns) throws SQLException {
    RewritingStatus unused =
        switch (number % 5) {
          case 0 -> columns.rotateKey(table, List.of("email"), ALONE, ColumnProgress.none());
          case 1 -> columns.change(table, search(Search.EQUALITY), ALONE, ColumnProgress.none());
          case 2 -> columns.decrypt(table, List.of("note"), ALONE, ColumnProgress.none());
          case 3 -> columns.encrypt(table, ALONE, ColumnProgress.none());
          default -> columns.change(table, search(Search.NONE), ALONE, ColumnProgress.none());
        };
  }

  private static List<ColumnChange> search(Search search) {
    return List.of(ColumnChange.of("password").search(search));
  }
}
