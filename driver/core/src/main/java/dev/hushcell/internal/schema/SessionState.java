package dev.hushcell.internal.schema;

import dev.hushcell.policy.TableName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
 * @param sight what it is shown when it is asked about the database
 */
public record SessionState(
    String schema,
    List<String> searchPath,
    Set<TableName> temporary,
    String zone,
    String mode,
    String obstacle,
    boolean usualTexts,
    Sight sight) {
  /**
   * What a session is shown of the database.
   *
   * @param standing the server that it reached, and the user and roles that decide what it is shown
   *     there; empty where nothing can differ between connections with one URL
   * @param uncommitted whether its transaction has changed something that others do not see yet,
   *     definitions perhaps
   * @param snapshot the moment up to which it is shown what others committed, as its database
   *     writes that; empty where it is shown all that is committed
   */
  public record Sight(String standing, boolean uncommitted, String snapshot) {
    /** What a session is shown whose definitions are committed at once. */
    public static Sight of(String standing) {
      return new Sight(standing, false, "");
    }
  }

  /** A session that writes values as text in the usual way, and is shown what others are. */
  public SessionState(
      String schema,
      List<String> searchPath,
      Set<TableName> temporary,
      String zone,
      String mode,
      String obstacle) {
    this(schema, searchPath, temporary, zone, mode, obstacle, true, Sight.of(""));
  }

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

  /** Without case: with CASE_INSENSITIVE_IDENTIFIERS any spelling may mean the temporary table. */
  boolean isTemporary(TableName name) {
    return isSpecial()
        && temporary.stream()
            .anyMatch(
                each ->
                    each.schema().equalsIgnoreCase(name.schema())
                        && each.table().equalsIgnoreCase(name.table()));
  }

  /** Returns the schemas in which a name is looked for, one after the other. */
  List<String> searched() {
    if (searchPath.isEmpty()) {
      return List.of(schema);
    }
    if (searchPath.contains(schema)) {
      return searchPath; // temporary tables and those of the system may come before it
    }
    return Stream.concat(Stream.of(schema), searchPath.stream()).toList();
  }

  /** Returns what decides which one a name is, as a key. */
  String path() {
    return searchPath.isEmpty() ? schema : schema + '\0' + String.join("\0", searchPath);
  }
}
