package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.SchemaView;
import java.sql.SQLException;

/**
 * What a transaction may have changed of what its session knows, and what its end takes back. Used
 * by one thread at a time, like its connection.
 */
final class TransactionEffects {
  private final SchemaView schema;
  private boolean changed;
  private boolean schemaSet;
  private boolean set;

  TransactionEffects(SchemaView schema) {
    this.schema = schema;
  }

  /**
   * Notes that settings, the current schema among them, may be others, for this transaction only.
   */
  void set() throws SQLException {
    set = true;
    schemaSet();
  }

  /** Notes that the current schema, and nothing else, may be another. */
  void schemaSet() throws SQLException {
    schemaSet = true;
    SqlErrors.guardRun(schema::currentSchemaMayHaveChanged);
  }

  /** Notes that the current schema, or what is in it, may be another. */
  void changed() throws SQLException {
    changed = true;
    SqlErrors.guardRun(schema::sessionMayHaveChanged);
  }

  /** Notes a commit, after which what was set for the transaction holds no more. */
  void committed() throws SQLException {
    ended(set);
  }

  /** Notes a rollback, which may take back what was noted before. */
  void rolledBack() throws SQLException {
    ended(schemaSet);
  }

  /** Notes a rollback to a savepoint, which may take back a part of what was noted before. */
  void rolledBackInPart() throws SQLException {
    if (changed) {
      changed();
    } else if (schemaSet) {
      schemaSet();
    }
  }

  private void ended(boolean schemaMayBeAnother) throws SQLException {
    if (changed) {
      SqlErrors.guardRun(schema::transactionEnded);
    } else if (schemaMayBeAnother) {
      SqlErrors.guardRun(schema::currentSchemaMayHaveChanged);
    }
    changed = false;
    schemaSet = false;
    set = false;
  }
}
