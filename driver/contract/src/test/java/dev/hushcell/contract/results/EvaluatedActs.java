package dev.hushcell.contract.results;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Acts with queries of which the driver evaluates the condition, the order or the count. */
final class EvaluatedActs {
  private static final List<String> QUERIES =
      List.of(
          "select id, email, note from contact where email like '%r%' order by id",
          "select id, email, note from contact order by email desc",
          "select id, email, note from contact where email < 'k' order by email",
          "select count(*) as n from contact where email like '%a%'");

  /** Those that read rows. */
  private static final Set<String> NAMES =
      Set.of(
          "query by execute",
          "more results",
          "next run closes rows",
          "limits of rows",
          "cursors",
          "rows kept over a commit",
          "close on completion",
          "pooling",
          "warnings");

  private EvaluatedActs() {}

  static List<Act> all() {
    return Stream.concat(ResultActs.all().stream(), SessionActs.all().stream())
        .filter(act -> NAMES.contains(act.name()))
        .flatMap(act -> QUERIES.stream().map(act::asking))
        .toList();
  }
}
