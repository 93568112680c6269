package dev.hushcell.internal.model;

import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.List;

/**
 * Tells what a change of protection would put on record. It looks at tables and catalogues and
 * writes nothing. Thread-safe.
 */
public interface ActivationPreview {
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
