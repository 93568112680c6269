package dev.hushcell.internal.schema;

import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What was known of a database when it is asked again. */
record Known(
    Map<TableName, Optional<Relation>> relations,
    Map<Set<String>, Set<String>> reaching,
    Map<Set<String>, List<ColumnName>> called,
    Map<TableName, List<Set<String>>> rowKeys,
    Optional<List<Routine>> routines) {
  /** Asking for more than this again costs more than planning again. */
  private static final int MOST_ASKED = 100;

  boolean isOutdated(InformationSchema database, Reach reach) {
    return relations.size() > MOST_ASKED
        || differ(relations, name -> database.relation(name.schema(), name.table()))
        || isReachOutdated(database, reach)
        || routines.filter(each -> !each.equals(database.routines())).isPresent()
        || differ(called, database::columnsCalled)
        || differ(rowKeys, database::rowKeys);
  }

  boolean isReachOutdated(InformationSchema database, Reach reach) {
    List<InformationSchema.Source> sources = reaching.isEmpty() ? List.of() : database.sources();
    return differ(reaching, names -> reach.of(names, sources, database::original));
  }

  private static <K, V> boolean differ(Map<K, V> known, Function<K, V> ask) {
    return known.entrySet().stream()
        .anyMatch(each -> !ask.apply(each.getKey()).equals(each.getValue()));
  }
}
