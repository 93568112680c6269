package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Narrowing;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.policy.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the groups in which the cells of a row must be for a formula to be true of it. Only what is
 * proved narrows: equality, a pattern with a known beginning, a condition on plain columns that the
 * database answers, and AND and OR of these.
 */
record Narrower(StatementReading reading, Gathered gathered) {
  /** A list of more values leaves little out. */
  private static final int MOST_VALUES = 64;

  /** Returns what must be so; empty where nothing is known of groups. */
  Optional<Narrowing> of(Formula formula) {
    return part(formula).filter(Narrowing::hasGroups);
  }

  private Optional<Narrowing> part(Formula formula) {
    if (formula instanceof Formula.Told of) {
      return told(gathered.told().get(of.number()));
    }
    if (formula instanceof Formula.All all) {
      List<Narrowing> parts = parts(all.parts());
      return parts.isEmpty() ? Optional.empty() : Optional.of(new Narrowing.All(parts));
    }
    if (formula instanceof Formula.Any any) {
      List<Narrowing> parts = parts(any.parts());
      return parts.size() == any.parts().size() && !parts.isEmpty()
          ? Optional.of(new Narrowing.Any(parts))
          : Optional.empty();
    }
    if (formula instanceof Formula.Compared of && of.relation() == Formula.Relation.EQUAL) {
      return group(of.left(), List.of(of.right()), of.order(), null)
          .or(() -> group(of.right(), List.of(of.left()), of.order(), null));
    }
    if (formula instanceof Formula.Among of) {
      return group(of.value(), of.values(), of.order(), null);
    }
    return formula instanceof Formula.Like of
        ? group(of.value(), List.of(of.pattern()), of.order(), of)
        : Optional.empty();
  }

  private List<Narrowing> parts(List<Formula> formulas) {
    List<Narrowing> parts = new ArrayList<>();
    formulas.forEach(each -> part(each).ifPresent(parts::add));
    return parts;
  }

  /**
   * A condition on plain columns is told of each row, and may be asked once more. What a function
   * says may be something else then.
   */
  private Optional<Narrowing> told(Gathered.Told told) {
    if (told.written().nodes().stream().anyMatch(Computation.Function.class::isInstance)) {
      return Optional.empty();
    }
    List<Integer> parameters = new ArrayList<>();
    told.parts().forEach(part -> parameters.addAll(reading.parameters(part)));
    return Optional.of(new Narrowing.Told(told.text(reading::text), parameters));
  }

  private Optional<Narrowing> group(
      Scalar value,
      List<Scalar> others,
      @Nullable TextOrder order,
      Formula.@Nullable Like pattern) {
    Scalar within = value;
    while (within instanceof Scalar.Folded in) {
      within = in.value();
    }
    if (!(within instanceof Scalar.Opened opened)
        || order == null
        || others.size() > MOST_VALUES
        || !others.stream().allMatch(Scalar::isConstant)) {
      return Optional.empty();
    }
    Gathered.Cell cell = gathered.cells().get(opened.cell());
    if (!cell.column().narrow().isThere()
        || cell.column().type().family() != Family.TEXT
        || !areFolded(value, order)) {
      return Optional.empty();
    }
    String written = reading.text(cell.name().written());
    return Optional.of(
        new Narrowing.Group(
            cell.column(), reading.rules().groupTest(cell.column(), written), others, pattern));
  }

  /** Asked last, since the letters of this Java are looked through once in a process. */
  private boolean areFolded(Scalar value, TextOrder order) {
    boolean folded = order.ignoresCase();
    Optional<LetterCase.Folding> folding = reading.rules().folding();
    for (Scalar each = value; each instanceof Scalar.Folded in; each = in.value()) {
      folded = true;
      if (folding.filter(letters -> in.in().letters().keepsFolded(letters)).isEmpty()) {
        return false;
      }
    }
    return !folded || folding.filter(LetterCase.Folding::coversThisJava).isPresent();
  }
}
