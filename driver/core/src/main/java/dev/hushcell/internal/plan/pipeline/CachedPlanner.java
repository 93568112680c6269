package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.LastStatement;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Circumstances;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.internal.sql.Tokens;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plans each text once per state of schema and protection, and texts once that differ in nothing
 * but literals of which planning reads nothing. Thread-safe.
 */
public final class CachedPlanner implements Planner {
  private static final int ENTRIES = 4096;
  private static final long CHARACTERS = 8L << 20;
  private static final long NOT_TIMED = Long.MIN_VALUE;
  private static final StatementPlan ASIDE = new StatementPlan.Untouched(Afterwards.NOTHING);
  private static final StatementPlan SETS = new StatementPlan.Untouched(Afterwards.SESSION);

  private final TextPlanner planner;
  private final RefusedCreations creations;
  private final Listener listener;
  private final PlanCache<Key, PlanOutcome> texts = new PlanCache<>(ENTRIES, CHARACTERS);
  private final PlanCache<Key, ShapedPlans> shapes = new PlanCache<>(ENTRIES, CHARACTERS);
  private final SeenTexts seen = new SeenTexts();
  private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
  private final boolean verifies;

  /** Builds the planner over one that does the work. */
  public CachedPlanner(TextPlanner planner) {
    this(planner, Listener.NONE, false);
  }

  /**
   * Builds the planner over one that does the work.
   *
   * @param listener told how long texts waited for their plans, and which were refused
   * @param verifies whether a plan that was made for another text of the same shape is compared
   *     with one that is made for the text itself, which costs what was to be saved
   */
  public CachedPlanner(TextPlanner planner, Listener listener, boolean verifies) {
    this.planner = planner;
    this.creations = new RefusedCreations(planner.language());
    this.listener = listener;
    this.verifies = verifies;
  }

  /** Learns how long texts waited for their plans, and which were refused. */
  public interface Listener {
    /** Learns nothing. */
    Listener NONE = new Listener() {};

    /** Tells whether plans are to be timed now. */
    default boolean listens() {
      return false;
    }

    /**
     * Takes note of a plan or a refusal.
     *
     * @param known whether it was made before
     */
    default void planned(long nanoseconds, boolean known) {}

    /** Takes note that a text was refused; a database that did not answer refuses nothing. */
    default void refused(FaultCode code) {}
  }

  @Override
  public boolean asksNothing(String sql) {
    return planner.asksNothing(sql);
  }

  @Override
  public Optional<String> changeOf(String query, SchemaView schema, Protection protection) {
    return planner.changeOf(query, schema, protection);
  }

  @Override
  public LastStatement lastStatement() {
    return planner.lastStatement();
  }

  /** What a plan depends on; of a text or of a shape. */
  private record Key(String sql, Circumstances circumstances, long epoch)
      implements PlanCache.Weighed {
    @Override
    public int weight() {
      return sql.length() + 64;
    }

    /** Returns the key of a shape under the same circumstances. */
    Key of(Shape shape) {
      return new Key(shape.key(), circumstances, epoch);
    }
  }

  @Override
  public StatementPlan plan(String sql, SchemaView schema, Protection protection) {
    if (planner.asksNothing(sql)) {
      return Steering.sets(sql) ? SETS : ASIDE;
    }
    try {
      StatementPlan plan = timed(sql, schema, protection);
      creations.planned(plan);
      return plan;
    } catch (Fault fault) {
      if (fault.code().kind() != FaultKind.REFUSED) {
        throw fault;
      }
      listener.refused(fault.code());
      throw creations.explained(fault, sql, schema, protection);
    }
  }

  private StatementPlan timed(String sql, SchemaView schema, Protection protection) {
    Key key = new Key(sql, schema.circumstances(), protection.epoch());
    long began = listener.listens() ? System.nanoTime() : NOT_TIMED;
    PlanOutcome known = texts.get(key);
    Decided decided = known == null ? decided(key, schema, protection) : null;
    if (began != NOT_TIMED) {
      listener.planned(System.nanoTime() - began, decided == null || decided.known());
    }
    return decided == null ? Objects.requireNonNull(known).plan() : decided.outcome().plan();
  }

  /**
   * What was decided about a text.
   *
   * @param known whether it was decided before, for this text or another one of its shape
   * @param shared whether it is known for the shape from now on
   */
  private record Decided(PlanOutcome outcome, boolean known, boolean shared) {}

  private Decided decided(Key key, SchemaView schema, Protection protection) {
    forgetBefore(protection.epoch());
    Optional<Tokens> tokens = planner.lex(key.sql(), schema);
    Optional<Shape> shape = tokens.flatMap(Shape::of);
    Decided decided =
        shape.isPresent()
            ? ofShape(key, shape.get(), schema, protection)
            : new Decided(planned(key.sql(), tokens, schema, protection), false, false);
    // Of texts that share a plan few come again: those that do are kept.
    if (!decided.shared() || seen.again(key.sql())) {
      texts.put(key, decided.outcome());
    }
    return decided;
  }

  private Decided ofShape(Key text, Shape shape, SchemaView schema, Protection protection) {
    Key key = text.of(shape);
    ShapedPlans known = shapes.get(key);
    ShapedPlans plans = known == null ? new ShapedPlans() : known;
    Optional<PlanOutcome> found = plans.find(shape);
    if (found.isPresent()) {
      if (verifies) {
        verify(found.get(), text, schema, protection);
      }
      return new Decided(found.get(), true, true);
    }
    Tokens noting = shape.noting();
    PlanOutcome outcome = planned(text.sql(), Optional.of(noting), schema, protection);
    Optional<PlanTemplate> template = PlanTemplate.of(shape, noting, outcome);
    if (template.isPresent()) {
      plans.add(template.get());
      shapes.put(key, plans);
    }
    return new Decided(outcome, false, template.isPresent());
  }

  private void verify(PlanOutcome found, Key text, SchemaView schema, Protection protection) {
    String sql = text.sql();
    PlanOutcome fresh = planned(sql, planner.lex(sql, schema), schema, protection);
    if (!found.equals(fresh) && schema.circumstances().equals(text.circumstances())) {
      throw new IllegalStateException("a plan of another text of the same shape is another one");
    }
  }

  /** No text is planned for an earlier state of protection any more. */
  private void forgetBefore(long epoch) {
    long last = newest.get();
    if (epoch > last && newest.compareAndSet(last, epoch)) {
      texts.clear();
      shapes.clear();
    }
  }

  /** Returns which tables were not made because it was refused. */
  public RefusedCreations creations() {
    return creations;
  }

  /** Returns the planner that keeps nothing, for questions about what is not so. */
  public TextPlanner uncached() {
    return planner;
  }

  /** Returns how many texts and shapes are kept at most. */
  int size() {
    return texts.size() + shapes.size();
  }

  private PlanOutcome planned(
      String sql, Optional<Tokens> tokens, SchemaView schema, Protection protection) {
    try {
      StatementPlan plan = planner.plan(sql, tokens, schema, protection);
      return plan instanceof Touching touching
          ? new PlanOutcome.Planned(touching)
          : new PlanOutcome.Untouched((StatementPlan.Untouched) plan);
    } catch (Fault refusal) {
      if (refusal.code().kind() != FaultKind.REFUSED) {
        // The database could not be asked: the next attempt may be answered.
        throw refusal;
      }
      return new PlanOutcome.Refused(refusal.code(), refusal.what(), refusal.offset());
    }
  }

  /**
   * Remembers of texts, by their hashes, that they came before; of some it forgets. What it says
   * decides only what is kept. Thread-safe; takes 16 KiB.
   */
  private static final class SeenTexts {
    private static final int PLACES = 4096;

    private final AtomicIntegerArray hashes = new AtomicIntegerArray(PLACES);

    /** Tells whether a text, or one of the same hash, came before. */
    boolean again(String text) {
      int hash = text.hashCode();
      int place = (hash ^ hash >>> 12) & PLACES - 1;
      return hashes.getAndSet(place, hash) == hash;
    }
  }
}
