package dev.hushcell.internal.plan.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The plans of one shape: one for most, several where planning reads a literal. Thread-safe.
 *
 * <p>A literal that planning reads, and that is another one in each text, fills this up: the oldest
 * plan goes.
 */
final class ShapedPlans {
  private static final int MOST = 8;

  private final AtomicReference<List<PlanTemplate>> templates = new AtomicReference<>(List.of());

  /** Returns what was decided for texts like this one, or empty where that is not known. */
  Optional<PlanOutcome> find(Shape shape) {
    for (PlanTemplate template : templates.get()) {
      if (template.holds(shape)) {
        return Optional.of(template.in(shape));
      }
    }
    return Optional.empty();
  }

  void add(PlanTemplate template) {
    templates.updateAndGet(before -> with(template, before));
  }

  private static List<PlanTemplate> with(PlanTemplate template, List<PlanTemplate> before) {
    List<PlanTemplate> all = new ArrayList<>(MOST);
    all.add(template);
    all.addAll(before.subList(0, Math.min(before.size(), MOST - 1)));
    return List.copyOf(all);
  }
}
