package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.List;
import java.util.Optional;

/**
 * What one kind of database lets definitions say beyond the others. What is not said here is not
 * understood, so a definition with it is refused. Made for one text; used by one thread.
 */
public interface DdlForms {
  /** Says nothing beyond the others. */
  DdlForms NONE = new DdlForms() {};

  /** Passes over an action of ALTER TABLE that neither holds nor makes a value. */
  default boolean acceptsHarmlessAction() {
    return false;
  }

  /** Reads an action of ALTER TABLE that begins with none of the words of others. */
  default Optional<AlterAction> action(Begin begin, ColumnReader columns) {
    return Optional.empty();
  }

  /** Reads an action of ALTER TABLE from after DROP. */
  default Optional<AlterAction> drop(Begin begin) {
    return Optional.empty();
  }

  /** Reads CREATE TABLE from PARTITION OF on, and returns of which table, if it goes on so. */
  default Optional<ObjectName> partitionOf() {
    return Optional.empty();
  }

  /**
   * Passes over an option behind the columns of a table or index.
   *
   * @param constraints takes what the option says of the table's rows
   */
  default boolean acceptsTableOption(List<TableConstraint> constraints) {
    return false;
  }

  /** Passes over what a column definition says of its text that matters to no cell. */
  default boolean acceptsTextForm() {
    return false;
  }

  /** Passes over what stands behind a constraint. */
  default void afterConstraint() {}

  /** Passes over what stands behind UNIQUE and in front of the columns. */
  default void uniqueName() {}

  /** Tells whether an index comes next among columns, rather than a column. */
  default boolean indexFollows() {
    return false;
  }

  /** Reads an index; call it only where {@link #indexFollows} is true. */
  default TableConstraint index() {
    throw new IllegalStateException("no index follows");
  }
}
