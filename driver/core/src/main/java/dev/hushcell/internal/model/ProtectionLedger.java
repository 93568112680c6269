package dev.hushcell.internal.model;

import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.List;

/**
 * Where protection is looked up and where its changes are written down. Thread-safe.
 *
 * <p>What an application writes is sealed only with keys whose records are committed; so every
 * change is told here <em>before</em> the statement that makes it is sent.
 */
public interface ProtectionLedger {
  /** Returns what is protected now; cheap, re-read from the catalogues every few seconds. */
  Protection current();

  /**
   * Returns the same, for whoever has looked at the clock just now.
   *
   * @param moment in nanoseconds of the clock by which what is known grows old
   */
  default Protection current(long moment) {
    return current();
  }

  /**
   * Throws a transient fault when what {@link #current()} returns could not be re-read for too
   * long. To be called before a statement in which something is sealed or compared; opening cells
   * goes on without. As cheap as {@link #current()}.
   */
  void requireFresh();

  /**
   * Re-reads now, whatever the age of what is known. To be called when a table was looked at: it
   * may have a column that was recorded only after the last reading. While the database does not
   * answer, what is known stays, as in {@link #current()}.
   */
  void refresh();

  /**
   * Returns what is protected by a reading that began after this call. To be called while a job may
   * change the columns of a table at any moment; several threads share one reading.
   */
  default Protection now() {
    refresh();
    return current();
  }

  /**
   * Returns what is protected by a reading that began a moment before this call at the earliest:
   * enough for a plan that is looked at once more when it was carried out.
   */
  default Protection lately() {
    return now();
  }

  /**
   * Re-reads unless that was done within the last second: a statement failed in a way that a change
   * by others would explain.
   */
  void suspect();

  /**
   * Activates the declared but not yet activated columns of a table that exists. An empty table
   * gets the storage type; one with rows is refused, as is one whose catalogue is gone.
   */
  void activate(TableName table);

  /** Commits what the changes need (keys, activations) before their statement is sent. */
  void announce(List<SchemaChange> changes);

  /** Takes note that the announced statement was run. */
  void confirm(List<SchemaChange> changes);

  /** Returns the statements that were judged by {@link #current()} and are not over. */
  InFlight inFlight();

  /**
   * Tells what a change of protection would put on record. It looks at tables and catalogues and
   * writes nothing. Thread-safe.
   */
  interface Preview {
    /**
     * Returns the columns that activating a table would put on record.
     *
     * @throws RuntimeException the coded fault that {@link ProtectionLedger#activate} would throw
     */
    List<ProtectedColumn> ofActivation(TableName table);

    /**
     * Returns the columns that the changes of a definition would put on record.
     *
     * @throws RuntimeException the coded fault that {@link ProtectionLedger#announce} would throw
     */
    List<ProtectedColumn> ofChanges(List<SchemaChange> changes);
  }
}
