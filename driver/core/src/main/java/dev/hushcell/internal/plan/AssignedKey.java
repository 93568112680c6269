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
        one ? schema.keyObjections(table) : List.of("it is not all of the primary key");
    if (!objections.isEmpty()) {
      throw PlanFault.BELONGS.fault(
          column
              + " cannot belong to "
              + key
              + ": "
              + objections.get(0)
              + "; take belongs-to out of the configuration, or change the table");
    }
  }
}
