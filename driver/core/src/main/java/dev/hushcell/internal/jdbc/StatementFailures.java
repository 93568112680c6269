package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.plan.DdlFault;
import java.sql.SQLException;
import java.util.Optional;

/** The exceptions that the application gets for a statement that the database refused. */
final class StatementFailures {
  private StatementFailures() {}

  /**
   * Returns a failure of a statement on protected columns, without what it may quote of rows. What
   * the database refuses because of cells or their CHECK is refused like all the rest.
   */
  static SQLException of(SQLException failure, Failures failures) {
    if (failures.isOfCellType(failure)) {
      return SqlErrors.of(
          JdbcFault.OTHER_TYPE,
          "in one place of the statement cells of a protected column meet something else, which"
              + " the database takes for another type; if that is NULL, write a parameter that is"
              + " set to NULL, else read the two in statements of their own");
    }
    Optional<Failures.OfCheck> ofCheck = failures.ofCheck(failure);
    return ofCheck.isPresent() ? SqlErrors.of(ofCheck(ofCheck.get())) : failures.told(failure);
  }

  private static Fault ofCheck(Failures.OfCheck refused) {
    return switch (refused) {
      case ACTION ->
          DdlFault.FOREIGN_KEY_ACTION.fault(
              "a foreign key over a protected column would change it by itself (CASCADE, SET NULL),"
                  + " which this database does not allow beside the CHECK on its cells; leave the"
                  + " action out, and change both tables");
      case TAKEN_NAME ->
          DdlFault.CHECK_NAME.fault(
              "another table of the database has the CHECK that the definition would make: it had"
                  + " the name of this one and was renamed without this driver; give it its old"
                  + " name back and rename it through this driver, or drop it");
      case RENAMING ->
          DdlFault.RENAME.fault(
              "this database renames no column that a CHECK names, and each protected column has"
                  + " one on its cells; keep the name, or add a column, fill it from the"
                  + " application and drop the old one");
    };
  }
}
