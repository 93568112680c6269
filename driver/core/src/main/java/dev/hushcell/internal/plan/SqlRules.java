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
 * @param columnWords words, folded, that are values or hidden columns to the database although they
 *     look like columns
 * @param sqlFunctions functions, folded, that run a text as SQL
 * @param sessionFunctions functions, folded, after which names may mean something else
 */
public record SqlRules(
    boolean commonsHideTables,
    boolean updatesFromOthers,
    boolean targetsAmongSources,
    boolean changesJoined,
    boolean comparesWithArrays,
    Set<String> columnWords,
    Set<String> sqlFunctions,
    Set<String> sessionFunctions) {
  /** Copies the sets. */
  public SqlRules {
    columnWords = Set.copyOf(columnWords);
    sqlFunctions = Set.copyOf(sqlFunctions);
    sessionFunctions = Set.copyOf(sessionFunctions);
  }

  /** Returns the rules of H2. */
  public static SqlRules h2() {
    return new SqlRules(
        false,
        false,
        false,
        false,
        false,
        Set.of("rownum", "_rowid_"),
        Set.of("csvwrite"),
        Set.of());
  }
}
