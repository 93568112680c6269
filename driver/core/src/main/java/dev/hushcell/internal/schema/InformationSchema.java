package dev.hushcell.internal.schema;

import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks one kind of database about itself, over one real connection. What cannot be read is a {@link
 * SchemaFault}; nothing is cached here. Used by one thread at a time.
 */
public interface InformationSchema {
  /** Returns how the database compares names. */
  Naming naming();

  /**
   * Refuses settings of database or session under which names, types, values or the text of
   * statements mean something else than is known.
   */
  void requireSupportedSettings();

  /** Returns the collation of new text columns; empty when code points are compared. */
  String collation();

  /** Returns what the session has for itself. */
  SessionState session();

  /**
   * Tells whether a question changes what the database tells the session of its last statement. If
   * so, {@link #session()} is only asked after what the session did, and never for what others do.
   */
  default boolean isDisturbing() {
    return false;
  }

  /** Tells whether changes of tables are kept from other sessions until they are committed. */
  default boolean isInTransaction() {
    return false;
  }

  /**
   * Refuses a session while another connection could not write, because it would wait for what this
   * one holds.
   */
  default void requireRoomForOthers() {}

  /** Finds a table, view or the target of a synonym by its exact name. */
  Optional<Relation> relation(String schema, String name);

  /** Returns the names of the columns of a table's primary key. */
  Set<String> primaryKey(TableName table);

  /**
   * Returns the keys of a table, each as the names of its columns: unique at every moment and not
   * only at the end of a transaction, over all rows that are read under the name of the table, by
   * the equality of the columns themselves, and without NULL.
   */
  default List<Set<String>> rowKeys(TableName table) {
    return List.of();
  }

  /** Returns the names of the columns of a table that take no NULL. */
  default Set<String> required(TableName table) {
    return Set.of();
  }

  /** Returns what triggers of a table do, as SQL; null for one whose text is not shown. */
  default List<@Nullable String> triggers(TableName table) {
    return List.of();
  }

  /** Returns the conditions under which rows of a table are shown or taken, as SQL. */
  default List<String> policies(TableName table) {
    return List.of();
  }

  /** Returns the names of tables that share rows with a table: its parents and children. */
  default List<String> relatives(TableName table) {
    return List.of();
  }

  /**
   * Returns the columns of these names in all base tables.
   *
   * @param names in lower case
   */
  List<ColumnName> columnsCalled(Set<String> names);

  /** Returns everything that may reach a table by name: views, synonyms, triggers, routines. */
  List<Source> sources();

  /** Returns all routines that somebody made, by name; none where the database keeps none. */
  default List<Routine> routines() {
    return List.of();
  }

  /**
   * Something with a name that has text behind it.
   *
   * @param name how statements name it
   * @param text its definition or target; null when the database does not show it
   */
  record Source(String name, @Nullable String text) {}
}
