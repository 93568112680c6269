package dev.hushcell.internal.schema;

import dev.hushcell.policy.TableName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What one session has for itself and others do not see.
 *
 * @param schema the current schema
 * @param searchPath schemas where an unqualified name is looked for after the current one
 * @param temporary its local temporary tables
 * @param zone the name of its time zone
 * @param mode what it has switched in how its texts are read; empty when nothing
 * @param obstacle a setting under which statements mean something unknown, for the message; empty
 *     when there is none
 * @param usualTexts whether it writes bytes, numbers and dates as text in the usual way
 */
public record SessionState(
    String schema,
    List<String> searchPath,
    Set<TableName> temporary,
    String zone,
    String mode,
    String obstacle,
    boolean usualTexts) {
  /** A session that writes values as text in the usual way. */
  public SessionState(
      String schema,
      List<String> searchPath,
      Set<TableName> temporary,
      String zone,
      String mode,
      String obstacle) {
    this(schema, searchPath, temporary, zone, mode, obstacle, true);
  }

  /** A session that has switched nothing. */
  public SessionState(
      String schema, List<String> searchPath, Set<TableName> temporary, String zone) {
    this(schema, searchPath, temporary, zone, "", "");
  }

  public SessionState {
    searchPath = List.copyOf(searchPath);
    temporary = Set.copyOf(temporary);
  }

  /**
   * Tells whether its local times are those of the JVM now; a zone unknown to the JVM is another.
   */
  boolean isInZoneOfJvm() {
    try {
      return ZoneId.of(zone).getRules().equals(ZoneId.systemDefault().getRules());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Tells whether names may mean something else here than in another session of the same path. */
  boolean isSpecial() {
    return !temporary.isEmpty();
  }
}
