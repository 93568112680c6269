package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan;
import java.util.OptionalInt;

/** Plans each text once per state of schema and protection. Thread-safe. */
public final class CachedPlanner implements Planner, AutoCloseable {
  private static final int ENTRIES = 4096;
  private static final long CHARACTERS = 8L << 20;
  private static final StatementPlan STEERING =
      new StatementPlan.Untouched(StatementPlan.Afterwards.NOTHING);

  private final TextPlanner planner;
  private final PlanListener listener;
  private final PlanCache<Key, Outcome> cache = new PlanCache<>(ENTRIES, CHARACTERS);

  /** Builds the planner over one that does the work. */
  public CachedPlanner(TextPlanner planner) {
    this(planner, PlanListener.NONE);
  }

  /** Builds the planner over one that does the work, and tells how long that took. */
  public CachedPlanner(TextPlanner planner, PlanListener listener) {
    this.planner = planner;
    this.listener = listener;
  }

  /** What a plan depends on. */
  private record Key(String sql, String path, String mode, long version, long epoch)
      implements PlanCache.Weighed {
    @Override
    public int weight() {
      return sql.length() + 64;
    }
  }

  /** A plan or a refusal. */
  private sealed interface Outcome {
    /** A plan. */
    record Planned(StatementPlan plan) implements Outcome {}

    /** A refusal, without the stack of whoever asked first. */
    record Refused(FaultCode code, String what, OptionalInt offset) implements Outcome {
      Fault fault() {
        return offset.isPresent() ? code.at(offset.getAsInt(), what) : code.fault(what);
      }
    }
  }

  @Override
  public StatementPlan plan(String sql, SchemaView schema, Protection protection) {
    if (planner.isSteering(sql)) {
      return STEERING;
    }
    Outcome outcome =
        listener.listens()
            ? timed(sql, schema, protection)
            : known(key(sql, schema, protection), sql, schema, protection);
    if (outcome instanceof Outcome.Refused refused) {
      throw refused.fault();
    }
    return ((Outcome.Planned) outcome).plan();
  }

  private static Key key(String sql, SchemaView schema, Protection protection) {
    return new Key(sql, schema.path(), schema.mode(), schema.version(), protection.epoch());
  }

  private Outcome timed(String sql, SchemaView schema, Protection protection) {
    long began = System.nanoTime();
    Key key = key(sql, schema, protection);
    boolean known = cache.get(key) != null;
    Outcome outcome = known(key, sql, schema, protection);
    listener.planned(System.nanoTime() - began, known);
    return outcome;
  }

  private Outcome known(Key key, String sql, SchemaView schema, Protection protection) {
    Outcome outcome = cache.get(key);
    if (outcome == null) {
      outcome = planAnew(sql, schema, protection);
      cache.put(key, outcome);
    }
    return outcome;
  }

  /** Returns the planner that keeps nothing, for questions about what is not so. */
  public Planner uncached() {
    return planner;
  }

  @Override
  public void close() {
    planner.close();
  }

  private Outcome planAnew(String sql, SchemaView schema, Protection protection) {
    try {
      return new Outcome.Planned(planner.plan(sql, schema, protection));
    } catch (Fault refusal) {
      if (refusal.code().kind() != FaultKind.REFUSED) {
        // The database could not be asked: the next attempt may be answered.
        throw refusal;
      }
      return new Outcome.Refused(refusal.code(), refusal.what(), refusal.offset());
    }
  }
}
