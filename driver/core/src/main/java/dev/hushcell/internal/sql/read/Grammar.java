package dev.hushcell.internal.sql.read;

import java.util.Set;

/**
 * What a database writes in its own way, as far as statements are read. All words are in upper
 * case. Immutable.
 *
 * @param operators how tightly operators bind
 * @param features what it has that others do not
 * @param reserved words that are no names without quotes
 * @param noColumnAlias words, besides those, that are no alias of a column without AS
 * @param noTableAlias words, besides those, that are no alias of a table without AS
 * @param values words that stand for a value: {@code CURRENT_DATE}
 * @param units functions whose first argument may be a word of the language
 * @param selectModifiers words behind SELECT that steer how it is run
 * @param changeModifiers words behind INSERT, UPDATE and DELETE that do
 * @param tableHints words in parentheses behind a table
 */
public record Grammar(
    Operators operators,
    Set<Feature> features,
    Set<String> reserved,
    Set<String> noColumnAlias,
    Set<String> noTableAlias,
    Set<String> values,
    Set<String> units,
    Set<String> selectModifiers,
    Set<String> changeModifiers,
    Set<String> tableHints) {
  public Grammar {
    features = Set.copyOf(features);
    reserved = Set.copyOf(reserved);
    noColumnAlias = Set.copyOf(noColumnAlias);
    noTableAlias = Set.copyOf(noTableAlias);
    values = Set.copyOf(values);
    units = Set.copyOf(units);
    selectModifiers = Set.copyOf(selectModifiers);
    changeModifiers = Set.copyOf(changeModifiers);
    tableHints = Set.copyOf(tableHints);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }
}
