package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What was decided about a text: a plan or a refusal. Immutable. */
sealed interface PlanOutcome {
  /** Returns the plan, or throws the refusal. */
  StatementPlan plan();

  /**
   * Returns the same without the text and without what its literals are; empty where that cannot be
   * told apart.
   *
   * @param cuts where the literals are
   */
  Optional<PlanOutcome> emptied(Shape.Cuts cuts);

  /**
   * Returns the same for a text of the same shape.
   *
   * @param cuts where the literals were when it was made
   */
  PlanOutcome filled(Shape.Cuts cuts, Shape shape);

  /** A plan that is the same for all texts of its shape, unless it has places of its text. */
  record Untouched(StatementPlan.Untouched plan) implements PlanOutcome {
    @Override
    public Optional<PlanOutcome> emptied(Shape.Cuts cuts) {
      return plan.blanks().isEmpty() ? Optional.of(this) : Optional.empty();
    }

    @Override
    public PlanOutcome filled(Shape.Cuts cuts, Shape shape) {
      return this;
    }
  }

  /** A plan that has places of its text. */
  record Planned(Touching plan) implements PlanOutcome {
    @Override
    public Optional<PlanOutcome> emptied(Shape.Cuts cuts) {
      boolean movable =
          plan.evaluation() == null
              && plan.finding() == null
              && plan.call() == null
              && plan.changes().isEmpty()
              && plan.splices().stream()
                  .noneMatch(each -> cuts.hide(each.begin()) || cuts.hide(each.end()));
      return movable
          ? Optional.of(
              new Planned(plan.with("", plan.splices().stream().map(Splice::emptied).toList())))
          : Optional.empty();
    }

    @Override
    public PlanOutcome filled(Shape.Cuts cuts, Shape shape) {
      List<Splice> splices = new ArrayList<>(plan.splices().size());
      for (Splice splice : plan.splices()) {
        int begin = cuts.moved(splice.begin(), shape.cuts());
        int end = cuts.moved(splice.end(), shape.cuts());
        splices.add(splice.at(begin, end, shape::literal));
      }
      return new Planned(plan.with(shape.text(), splices));
    }
  }

  /** A refusal, without the stack of whoever asked first. */
  record Refused(FaultCode code, String what, OptionalInt offset) implements PlanOutcome {
    @Override
    public StatementPlan plan() {
      throw fault();
    }

    private Fault fault() {
      return offset.isPresent() ? code.at(offset.getAsInt(), what) : code.fault(what);
    }

    @Override
    public Optional<PlanOutcome> emptied(Shape.Cuts cuts) {
      return offset.isPresent() && cuts.hide(offset.getAsInt())
          ? Optional.empty()
          : Optional.of(this);
    }

    @Override
    public PlanOutcome filled(Shape.Cuts cuts, Shape shape) {
      return offset.isPresent()
          ? new Refused(code, what, OptionalInt.of(cuts.moved(offset.getAsInt(), shape.cuts())))
          : this;
    }
  }
}
