package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.sql.Taint;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan, or a refusal, for all texts of one shape of which some literals say the same. It has
 * places, but no text, and no value but of literals that planning read. Immutable.
 *
 * @param cuts where the literals of the text were that it was made for
 * @param conditions what the literals of a text have to be
 * @param outcome what was decided, without what differs from text to text
 */
record PlanTemplate(Shape.Cuts cuts, List<Condition> conditions, PlanOutcome outcome) {

  /** What is asked of one literal of a text. */
  private sealed interface Condition {
    boolean holds(Shape shape);
  }

  /** A literal that planning read. */
  private record Same(int literal, String value) implements Condition {
    @Override
    public boolean holds(Shape shape) {
      return shape.literal(literal).value().equals(value);
    }

    /** Never prints the value. */
    @Override
    public String toString() {
      return "Same[" + literal + "]";
    }
  }

  /** A literal of which planning asked something. */
  private record Tested(int literal, Taint.Check check) implements Condition {
    @Override
    public boolean holds(Shape shape) {
      return check.agrees(shape.literal(literal));
    }
  }

  /**
   * Returns the template of what was decided for a text; empty where another text could not tell
   * what it means for it.
   *
   * @param shape of the text
   * @param noting the tokens that were planned
   */
  static Optional<PlanTemplate> of(Shape shape, Tokens noting, PlanOutcome outcome) {
    return outcome
        .emptied(shape.cuts())
        .map(emptied -> new PlanTemplate(shape.cuts(), conditions(noting), emptied));
  }

  private static List<Condition> conditions(Tokens noting) {
    List<Condition> conditions = new ArrayList<>();
    for (Token token : noting.list()) {
      Taint taint = token.taint();
      if (taint == null) {
        continue;
      }
      if (taint.isPinned()) {
        conditions.add(new Same(taint.number(), token.value()));
      } else {
        taint.checks().forEach(check -> conditions.add(new Tested(taint.number(), check)));
      }
    }
    return List.copyOf(conditions);
  }

  /** Tells whether the same would be decided for another text of the shape. */
  boolean holds(Shape shape) {
    for (Condition condition : conditions) {
      if (!condition.holds(shape)) {
        return false;
      }
    }
    return true;
  }

  /** Returns what is decided for a text for which it holds. */
  PlanOutcome in(Shape shape) {
    return outcome.filled(cuts, shape);
  }
}
