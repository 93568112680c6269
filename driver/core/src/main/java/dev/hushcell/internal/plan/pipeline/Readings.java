package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.StatementReader;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads statements as their sessions have switched the database. Thread-safe. */
final class Readings {
  private final SqlRules rules;
  private final Map<Set<SessionFlag>, StatementReader> readers = new ConcurrentHashMap<>();

  Readings(SqlRules rules) {
    this.rules = rules;
  }

  /**
   * Reads one statement.
   *
   * @param piece from {@link Tokens#split()}
   * @throws dev.hushcell.internal.fault.Fault when it is not understood completely
   */
  Tree tree(Tokens piece) {
    return readers
        .computeIfAbsent(piece.flags(), flags -> new StatementReader(rules.grammar(flags)))
        .tree(piece);
  }
}
