package dev.hushcell.internal.plan;

import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Set;

/** Whether an application assigns the key of a table, so that cells can belong to its rows. */
public final class AssignedKey {
  private AssignedKey() {}

  /** Refuses a table of which the key of a row is not what the application says. */
  public static void require(SchemaView schema, TableName table, String key, String column) {
    Set<String> primary = schema.primaryKey(table);
    boolean one = primary.size() == 1 && primary.iterator().next().equalsIgnoreCase(key);
    List<String> objections =
        one ? objections(schema, table, primary) : List.of("it is not all of the primary key");
    if (!objections.isEmpty()) {
      throw PlanFault.BELONGS.fault(
          ("%s cannot belong to %s: %s; take belongs-to out of the configuration, or change"
                  + " the table")
              .formatted(column, key, objections.get(0)));
    }
  }

  private static List<String> objections(SchemaView schema, TableName table, Set<String> key) {
    List<String> all = schema.keyObjections(table);
    return all.isEmpty() && !schema.rowKeys(table).contains(key)
        ? List.of("rows that are read under the name of the table may have it twice")
        : all;
  }
}
