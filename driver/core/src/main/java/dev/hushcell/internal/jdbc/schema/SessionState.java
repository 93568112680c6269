package dev.hushcell.internal.jdbc.schema;

import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Set;

/**
 * What one session has for itself and others do not see.
 *
 * @param schema the current schema
 * @param searchPath schemas where an unqualified name is looked for after the current one
 * @param temporary its local temporary tables
 */
record SessionState(String schema, List<String> searchPath, Set<TableName> temporary) {
  SessionState {
    searchPath = List.copyOf(searchPath);
    temporary = Set.copyOf(temporary);
  }

  /** Tells whether names may mean something else here than in another session. */
  boolean isSpecial() {
    return !searchPath.isEmpty() || !temporary.isEmpty();
  }
}
