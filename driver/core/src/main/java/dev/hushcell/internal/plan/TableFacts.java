package dev.hushcell.internal.plan;

import dev.hushcell.internal.plan.SchemaView.Trigger;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Set;

/** What a database says of one of its tables. */
public interface TableFacts {
  /** Returns the names of the columns of its primary key. */
  Set<String> primaryKey(TableName table);

  /**
   * Returns its keys: sets of columns in which no two rows that are read under its name ever have
   * the same values, at the end of a transaction or before, by the equality of the columns
   * themselves, and none has NULL. Empty for one that may have rows to which that does not apply.
   */
  default List<Set<String>> rowKeys(TableName table) {
    return List.of();
  }

  /**
   * Returns why the value of its primary key that a statement writes may not be the one that tells
   * the row for as long as it is there; empty where it is. It must be one integer or UUID.
   */
  default List<String> keyObjections(TableName table) {
    return List.of("this database is not asked whether applications assign its keys");
  }

  /** Returns the names of its columns that take no NULL. */
  default Set<String> required(TableName table) {
    return Set.of();
  }

  /** Returns what triggers do that a change of it runs. */
  default List<Trigger> triggers(TableName table) {
    return List.of();
  }

  /** Returns the conditions under which its rows are shown or taken, as SQL. */
  default List<String> policies(TableName table) {
    return List.of();
  }

  /** Returns the names of tables that share rows with it: its parents and children. */
  default List<String> relatives(TableName table) {
    return List.of();
  }
}
