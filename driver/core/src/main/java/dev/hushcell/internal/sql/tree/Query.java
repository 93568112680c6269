package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A query: a statement of its own, or within another one.
 *
 * @param with its common table expressions
 * @param body what it consists of
 * @param order how its rows are sorted
 * @param limit how many of them it gives
 * @param locks what is locked
 * @param document what text its rows become
 * @param hints what steers how it is run
 */
public record Query(
    Place place,
    Optional<Clause.With> with,
    QueryBody body,
    Optional<Clause.OrderBy> order,
    Optional<Clause.Limit> limit,
    List<Clause.Lock> locks,
    Optional<Clause.Document> document,
    List<Part.Hint> hints)
    implements Statement {
  @Override
  public void parts(Consumer<Node> to) {
    Node.each(to, with, body, order, limit, locks, document, hints);
  }
}
