package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.internal.plan.ActivationNeeded;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.policy.TableName;
import java.util.Optional;

/** Protected tables that the database does not find. */
final class MissingTables {
  private MissingTables() {}

  /** Has an activation taken up again that was interrupted while the database hid the table. */
  static void requireTakenUp(StatementReading reading, Name name, Optional<Name> schema) {
    for (TableName each : reading.protection().interrupted()) {
      boolean here =
          schema.isEmpty()
              ? each.schema().equals(reading.schema().currentSchema())
              : reading.naming().mayBe(schema.get(), Name.stored(each.schema()));
      if (here && reading.naming().mayBe(name, Name.stored(each.table()))) {
        throw new ActivationNeeded(each);
      }
    }
  }

  /** Tells of a table that has the cells of the missing one, or of its copy. */
  static String hint(StatementReading reading, Name name) {
    for (StrayColumn stray : reading.protection().strays()) {
      boolean isOfIt =
          stray
              .origin()
              .filter(was -> reading.naming().mayBe(name, Name.stored(was.table().table())))
              .isPresent();
      if (isOfIt) {
        return ", but "
            + stray.name().table()
            + " keeps cells of it: rename that if it is the table";
      }
    }
    return "";
  }
}
