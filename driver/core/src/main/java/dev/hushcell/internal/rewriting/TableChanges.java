package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody changed of the table of a job since it began: columns would be exchanged past it.
 */
record TableChanges(JobWork work, ShadowTables tables) {
  /** Notes what the table is like, unless that was done before. */
  void begin(Rewriting job) {
    if (work.records().shape(job).isEmpty()) {
      TableShape shape = work.call(connection -> new TableShape(tables.traits(connection, job)));
      work.records().noteShape(job, shape.note());
    }
  }

  /** Refuses a table that is not what it was, or has by now what could not be carried over. */
  void requireNone(Rewriting job) {
    Optional<String> shape = work.records().shape(job);
    List<String> found =
        work.call(
            connection -> {
              if (shape.isEmpty() || tables.hasOld(connection, job)) {
                return List.of(); // exchanged already
              }
              List<String> all = new ArrayList<>(since(connection, job, shape.get()));
              work.objections(connection, tables, work.records().wishes(job)).stream()
                  .filter(each -> !each.contains(job.id()))
                  .forEach(all::add);
              return all;
            });
    requireNone(job, found);
  }

  /** Refuses a table that lacks some of the columns which the job had added. */
  void requireOwn(Rewriting job) {
    boolean exchanged = work.call(connection -> tables.hasOld(connection, job));
    if (!job.phase().isBeforeSwitch() || exchanged) {
      return;
    }
    List<String> own = new ArrayList<>(List.of(job.mark()));
    job.columns().forEach(column -> own.add(column.shadow()));
    List<String> gone = new ArrayList<>(own);
    gone.removeAll(work.records().columns(job.table()));
    if (!gone.isEmpty() && gone.size() < own.size()) { // else they were not added yet
      throw KeyringFault.TABLE_CHANGED.fault(
          ("%1$s lacks %2$s, which rewriting %3$s had added: somebody dropped what is needed to go"
                  + " on. Nothing is lost; run hushcell column abandon %3$s --url …, and begin"
                  + " again")
              .formatted(job.table(), String.join(", ", gone), job.id()));
    }
  }

  /** Tells whether nothing was changed until now, when the table is locked. */
  boolean isNone(Connection connection, Rewriting job, Optional<String> shape) throws SQLException {
    return shape.isEmpty() || since(connection, job, shape.get()).isEmpty();
  }

  private List<String> since(Connection connection, Rewriting job, String shape)
      throws SQLException {
    return new TableShape(tables.traits(connection, job)).changedSince(shape);
  }

  static void requireNone(Rewriting job, List<String> found) {
    if (!found.isEmpty()) {
      throw KeyringFault.TABLE_CHANGED.fault(
          ("definitions of %s were changed since rewriting %s began; put them back and resume"
                  + " the job, or abandon it:\n%s")
              .formatted(job.table(), job.id(), String.join("\n", found)));
    }
  }
}
