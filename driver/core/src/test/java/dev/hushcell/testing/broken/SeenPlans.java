package dev.hushcell.testing.broken;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.jdbc.Escapes;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.testing.script.Planned;
import dev.hushcell.testing.script.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

  /** Returns what became of a text the last time, or of what the driver makes of its escapes. */
  public Optional<Planned> of(Step step) throws SQLException {
    if (seen.containsKey(step.text())) {
      return Optional.of(seen.get(step.text()));
    }
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
      Escapes escapes = new Escapes(h2, RealDriver.standard(), () -> lexer);
      return Optional.ofNullable(seen.get(escapes.translated(step.text())))
          .map(found -> found.ofWritten(step.planned().roles()));
    }
  }
}
