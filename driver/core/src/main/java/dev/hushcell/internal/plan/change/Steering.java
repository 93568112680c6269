package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What says how a change is run, and on how many rows. */
record Steering(StatementReaders readers) {
  /** Words behind the verb, by which no value becomes another; but see {@link IgnoredFailures}. */
  private static final Set<String> MODIFIERS =
      Set.of(
          "LOW_PRIORITY",
          "DELAYED",
          "HIGH_PRIORITY",
          "QUICK",
          "IGNORE",
          "OR ABORT",
          "OR FAIL",
          "OR IGNORE",
          "OR REPLACE",
          "OR ROLLBACK");

  /** Refuses words that may mean something else, and hints that have a value. */
  void require(List<String> modifiers, List<Part.Hint> hints, Node change) {
    if (!MODIFIERS.containsAll(modifiers)) {
      throw readers.reading().notUnderstood("an unusual word behind the verb", change);
    }
    for (Part.Hint hint : hints) {
      boolean valued =
          IntStream.range(hint.place().begin(), hint.place().end())
              .anyMatch(index -> readers.reading().statement().tokens().get(index).isLiteral());
      if (valued || !hint.words().startsWith("OPTION (") || !hint.names().isEmpty()) {
        throw readers.reading().notUnderstood("a hint that has a value", hint);
      }
    }
  }

  /** Reads ORDER BY and LIMIT, or TOP, which is LIMIT at another place. */
  void limits(
      Optional<Clause.Top> top,
      Optional<Clause.OrderBy> order,
      Optional<Clause.Limit> limit,
      Scope scope) {
    if (top.isPresent() && (limit.isPresent() || !top.get().words().isEmpty())) {
      throw readers.reading().notUnderstood("TOP beside LIMIT or with more words", top.get());
    }
    readers.limits(order, limit.or(() -> top.map(Steering::limit)), scope);
  }

  private static Clause.Limit limit(Clause.Top top) {
    return new Clause.Limit(top.place(), Optional.empty(), Optional.of(top.count()), "");
  }
}
