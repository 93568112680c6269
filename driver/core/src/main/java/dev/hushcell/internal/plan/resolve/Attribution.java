package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.LiteralFit;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.TextCast;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each parameter and literal of a statement. Whoever reads an expression states a
 * demand; demands on one slot must agree, else the statement is refused.
 */
public final class Attribution {
  private final ValueRules rules;
  private final SqlRules.TextCasts textCasts;
  private final Map<Integer, Demand> demands = new TreeMap<>();
  private final Map<Integer, Slot> slots = new TreeMap<>();
  private final Set<Integer> grouped = new HashSet<>();
  private final Set<Integer> typed = new HashSet<>();
  private final Set<Integer> chosen = new HashSet<>();

  /** What becomes of a slot. */
  public sealed interface Demand {
    /** Returns what belongs to the kind of demand that this is. */
    <R> R match(R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated);

    /** Sent as it is. */
    record Plain() implements Demand {
      @Override
      public <R> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return plain;
      }
    }

    /** Only its nullness counts. */
    record NullTest() implements Demand {
      @Override
      public <R> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return nullTest;
      }
    }

    /** Sealed for a column. */
    record Sealed(ProtectedColumn column, Use use) implements Demand {
      @Override
      public <R> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return sealed.apply(this);
      }
    }

    /**
     * Not sent, but used in the driver.
     *
     * @param column with whose opened cells it is compared; null for a number of rows
     */
    record Evaluated(@Nullable ProtectedColumn column) implements Demand {
      @Override
      public <R> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return evaluated.apply(this);
      }
    }
  }

  /**
   * Starts with nothing demanded.
   *
   * @param rules how values of the plain columns behave
   * @param textCasts what a CAST to text that is too short does
   */
  Attribution(ValueRules rules, SqlRules.TextCasts textCasts) {
    this.rules = rules;
    this.textCasts = textCasts;
  }

  /** Takes note of a slot, of which the demand follows or, for a literal, may not. */
  public Slot notice(Slot slot) {
    slots.put(slot.token(), slot);
    return slot;
  }

  /** Demands that the slots are sent as they are. */
  public void plain(List<Slot> given) {
    given.forEach(slot -> demand(slot, new Demand.Plain()));
  }

  /** Demands that only the nullness of the slots is told. */
  public void nullTest(List<Slot> given) {
    given.forEach(slot -> demand(slot, new Demand.NullTest()));
  }

  /** Demands that the slots are sealed for the column. */
  public void seal(List<Slot> given, ProtectedColumn column, Use use) {
    for (Slot slot : given) {
      TextCast cast = TextCast.of(slot, column, use, textCasts);
      LiteralFit.require(slot, cast.left(), use, rules);
      demand(slot, new Demand.Sealed(cast.column(), cast.use()));
    }
  }

  /**
   * Demands that the slots stay here.
   *
   * @param column with whose opened cells they are compared; null for numbers of rows
   */
  public void evaluate(List<Slot> given, @Nullable ProtectedColumn column) {
    given.forEach(slot -> demand(slot, new Demand.Evaluated(column)));
  }

  /** Demands that equal values among the slots stay equal, because they are made distinct. */
  public void group(List<Slot> given) {
    given.forEach(slot -> grouped.add(slot.token()));
  }

  /** Demands that a sealed one among the slots names its type, which nothing beside it tells. */
  public void typed(List<Slot> given) {
    given.stream().filter(slot -> slot.cast() == null).forEach(slot -> typed.add(slot.token()));
  }

  /** Takes note of slots among which the statement chooses, and nothing that has a type. */
  public void chosen(List<Slot> given) {
    given.stream().filter(slot -> slot.cast() == null).forEach(slot -> chosen.add(slot.token()));
  }

  /** Tells whether the slot is one of several of which none has a type. */
  public boolean isChosen(Slot slot) {
    return chosen.contains(slot.token());
  }

  /** Tells whether the slot must name its type once it is sealed. */
  public boolean isTyped(Slot slot) {
    return typed.contains(slot.token());
  }

  /** Returns the attributed slots, by token. */
  public Map<Integer, Slot> slots() {
    return slots;
  }

  /** Returns what was demanded, by token, after a last check. */
  public Map<Integer, Demand> settled() {
    slots.forEach(this::requireMeant);
    demands.forEach(this::requireGroupable);
    return demands;
  }

  /** A literal that nothing is done with is sent as it is; a parameter must have a purpose. */
  private void requireMeant(int token, Slot slot) {
    if (!demands.containsKey(token)) {
      if (slot.isParameter()) {
        throw Operands.bare(slot);
      }
      demands.put(token, new Demand.Plain());
    }
  }

  private void requireGroupable(int token, Demand demand) {
    if (demand instanceof Demand.Sealed sealed
        && grouped.contains(token)
        && !sealed.column().search().hasEqualCells()) {
      throw PlanFault.GROUPED_WITHOUT_SEARCH.at(
          java.util.Objects.requireNonNull(slots.get(token)).begin(),
          "values for "
              + sealed.column().name().shortForm()
              + " are made distinct, but it is sealed without search; declare search: equality or"
              + " use UNION ALL");
    }
  }

  private void demand(Slot slot, Demand wanted) {
    slots.put(slot.token(), slot);
    Demand before = demands.get(slot.token());
    demands.put(slot.token(), before == null ? wanted : agree(slot, before, wanted));
  }

  private static Demand agree(Slot slot, Demand one, Demand other) {
    if (one instanceof Demand.Evaluated || other instanceof Demand.Evaluated) {
      throw usedTwice(slot, "once in the driver and once in the database");
    }
    if (one instanceof Demand.NullTest) {
      return other;
    }
    if (other instanceof Demand.NullTest || one.equals(other)) {
      return one;
    }
    if (one instanceof Demand.Sealed first && other instanceof Demand.Sealed second) {
      return agree(slot, first, second);
    }
    throw usedTwice(slot, "once for a protected column and once in plaintext");
  }

  private static Demand agree(Slot slot, Demand.Sealed first, Demand.Sealed second) {
    if (!first.column().sharesCellsWith(second.column())) {
      throw usedTwice(
          slot,
          "for "
              + first.column().name().shortForm()
              + " and "
              + second.column().name().shortForm());
    }
    boolean firstIsNarrower =
        first.column().type().precision() <= second.column().type().precision();
    ProtectedColumn narrower = firstIsNarrower ? first.column() : second.column();
    if (first.use() == second.use()) {
      return switch (first.use()) {
        case ASSIGNED, DEFAULT -> new Demand.Sealed(narrower, Use.ASSIGNED);
        // What is too long for the narrower column may still be found in the wider one.
        case COMPARED,
            COMPARED_AS_CAST,
            COMPARED_AS_CUT,
            COMPARED_AS_WRITTEN,
            COMPARED_IN_LOWER_CASE,
            MATCHED ->
            firstIsNarrower ? second : first;
      };
    }
    if (!first.use().mixes() || !second.use().mixes()) {
      throw usedTwice(
          slot, "compared with LOWER of a column or matched, and with or for a column itself");
    }
    if (!LiteralFit.assignsAsCompared(slot, narrower)) {
      throw usedTwice(
          slot,
          "to be stored in and compared with "
              + narrower.name().shortForm()
              + ", which may round it; cast it to "
              + narrower.type().declared());
    }
    return new Demand.Sealed(narrower, Use.ASSIGNED);
  }

  private static RuntimeException usedTwice(Slot slot, String how) {
    return PlanFault.VALUE_USED_TWICE.at(
        slot.begin(), "one value is used in two ways: " + how + "; write it once for each");
  }
}
