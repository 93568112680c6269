package dev.hushcell.internal.plan;

import java.util.Set;

/**
 * What statements mean in one kind of database, where kinds differ. Immutable.
 *
 * @param commonsHideTables whether a common table expression is read rather than a table of its
 *     name
 * @param updatesFromOthers whether {@code UPDATE t … FROM} and {@code DELETE FROM t USING} name
 *     further tables, none of which is {@code t} again
 * @param targetsAmongSources whether {@code UPDATE a … FROM t a} changes the table behind an alias
 *     of FROM, and OUTPUT delivers rows named {@code inserted} and {@code deleted}
 * @param changesJoined whether {@code UPDATE a JOIN b} and {@code DELETE a FROM a JOIN b} change
 *     rows of any of the tables that they join
 * @param comparesWithArrays whether {@code = ANY (array)} compares with the elements of an array
 * @param scoping where it looks for names
 * @param sqlFunctions functions, folded, that run a text as SQL
 * @param unseenFunctions functions, folded, that read or run what their arguments need not name
 * @param sessionFunctions functions, folded, after which names may mean something else
 * @param fixedSettings settings, folded, that change what every session means by its statements
 */
public record SqlRules(
    boolean commonsHideTables,
    boolean updatesFromOthers,
    boolean targetsAmongSources,
    boolean changesJoined,
    boolean comparesWithArrays,
    Scoping scoping,
    Set<String> sqlFunctions,
    Set<String> unseenFunctions,
    Set<String> sessionFunctions,
    Set<String> fixedSettings) {
  /** Copies the sets. */
  public SqlRules {
    sqlFunctions = Set.copyOf(sqlFunctions);
    unseenFunctions = Set.copyOf(unseenFunctions);
    sessionFunctions = Set.copyOf(sessionFunctions);
    fixedSettings = Set.copyOf(fixedSettings);
  }
}
