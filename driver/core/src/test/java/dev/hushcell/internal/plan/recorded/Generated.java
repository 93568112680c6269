package dev.hushcell.internal.plan.recorded;

import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.testing.recorded.Engine;
import dev.hushcell.testing.recorded.PlanPrint;
import dev.hushcell.testing.scopes.Scopes;
import dev.hushcell.testing.scopes.Tongue;
import dev.hushcell.testing.scopes.World;
import dev.hushcell.testing.scopes.WorldSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Generated statements for a kind of database, of which each is a function of its number and the
 * kind: those with even numbers confuse names, the others are statements of a corpus with mistakes.
 */
final class Generated {

  private final long seeds;
  private final TextPlanner planner;
  private final Scopes scopes;
  private final WorldSchema world;
  private final Mutations mutations;
  private final SampleOf sample;

  Generated(Engine engine, List<String> corpus) {
    Tongue tongue = tongue(engine);

    this.seeds = Engine.ALL.indexOf(engine) * 1_000_000L;
    this.planner = engine.planner(TrustedObjects.nothing());
    this.scopes = new Scopes(new World(tongue), tongue);
    this.world =
        new WorldSchema(tongue, engine.schema(), engine.naming(), engine.database().types());
    this.mutations = new Mutations(corpus);
    this.sample = new SampleOf(engine);
  }

  private static Tongue tongue(Engine engine) {
    return switch (engine) {
      case POSTGRESQL -> Tongue.POSTGRESQL;
      case MYSQL, MARIADB -> Tongue.MARIADB;
      case SQLITE, SQLSERVER -> Tongue.SQLITE;
      case H2, H2_MYSQL, H2_SQLSERVER -> Tongue.H2;
    };
  }

  /** A statement and what becomes of it. */
  record Planned(String sql, String outcome) {
    @Override
    public String toString() {
      return sql.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "\t" + outcome;
    }
  }

  /** Plans statements, from a number on. */
  List<Planned> plan(long first, int count) {
    List<Planned> planned = new ArrayList<>(count);
    for (long number = first; number < first + count; number++) {
      planned.add(number % 2 == 0 ? confusing(number) : mistaken(number));
    }
    return planned;
  }

  private Planned confusing(long number) {
    String sql = world.text(scopes.statement(seeds + number));
    return new Planned(sql, PlanPrint.of(sql, planner::plan, world, world.protection()));
  }

  private Planned mistaken(long number) {
    String sql = mutations.statement(seeds + number);
    return new Planned(sql, PlanPrint.of(sql, planner::plan, sample, sample.protection()));
  }
}
