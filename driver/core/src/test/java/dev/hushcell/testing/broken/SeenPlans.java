package dev.hushcell.testing.broken;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.ActivationNeeded;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.testing.script.Planned;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Breaks nothing, and remembers what became of each text. */
public final class SeenPlans {
  private final Map<String, Planned> seen = new HashMap<>();
  private final Lexer lexer;

  /** Cuts texts into tokens as the session does. */
  public SeenPlans(Lexer lexer) {
    this.lexer = lexer;
  }

  /** Returns a planner that is watched. */
  public Planner watching(Planner planner) {
    return (sql, schema, protection) -> {
      try {
        StatementPlan plan = planner.plan(sql, schema, protection);
        seen.put(sql, Planned.of(sql, lexer, () -> plan));
        return plan;
      } catch (Fault | ActivationNeeded instead) {
        seen.put(
            sql,
            Planned.of(
                sql,
                lexer,
                () -> {
                  throw instead;
                }));
        throw instead;
      }
    };
  }

  /** Returns what became of a text the last time. */
  public Optional<Planned> of(String sql) {
    return Optional.ofNullable(seen.get(sql));
  }
}
