package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Target;
import java.util.Set;

/**
 * IGNORE: a NULL for a column that takes none becomes an empty text, which is no cell, so that the
 * row would be left out without a word.
 */
final class IgnoredFailures {
  private final StatementReaders readers;

  IgnoredFailures(StatementReaders readers) {
    this.readers = readers;
  }

  /** Refuses a table with a protected column that takes no NULL. */
  void require(Target target, int position) {
    Set<String> required = readers.reading().required(target);
    for (Output column : target.columns()) {
      if (column.provenance() instanceof Provenance.Cell cell
          && required.contains(cell.column().name().column())) {
        throw PlanFault.IGNORED.at(
            position,
            cell.named()
                + " is NOT NULL, and with IGNORE a NULL for it would be stored as an"
                + " empty text, which is not a cell; leave IGNORE out, or use ON"
                + " DUPLICATE KEY UPDATE");
      }
    }
  }
}
