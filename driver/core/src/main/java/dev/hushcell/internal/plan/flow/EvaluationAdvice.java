package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what would let the driver evaluate what cells do not allow, or why it does not. */
final class EvaluationAdvice {
  /** What each refusal would take; a comparison by order may be a sort as well. */
  private static final Map<FaultCode, Right> RIGHTS =
      Map.of(
          PlanFault.ORDERED, Right.RANGE,
          PlanFault.MATCHED, Right.PATTERN,
          PlanFault.COMPUTED, Right.RANGE,
          PlanFault.COMPARED_WITHOUT_SEARCH, Right.RANGE,
          PlanFault.GROUPED_WITHOUT_SEARCH, Right.RANGE,
          PlanFault.AGGREGATED, Right.ORDER);

  private final StatementReading reading;
  private @Nullable String obstacle;

  EvaluationAdvice(StatementReading reading) {
    this.reading = reading;
  }

  /** Takes note of what keeps the driver from evaluating a part of the statement. */
  void obstacle(String what) {
    obstacle = obstacle == null ? what : obstacle;
  }

  /** Returns what is said behind a refusal; empty where nothing would help. */
  String of(FaultCode code, String what, ProtectedColumn column) {
    Right right = what.startsWith("is sorted") ? Right.ORDER : RIGHTS.get(code);
    if (right == null || !isKnown(column)) {
      return "";
    }
    String name = column.name().shortForm();
    String wanted = "evaluate: [" + right.name().toLowerCase(Locale.ROOT) + "]";
    Optional<Evaluable> evaluable = reading.permission().evaluable(column);
    if (evaluable.isEmpty()) {
      return "; with "
          + wanted
          + " for "
          + name
          + " (never for a password) the driver may do it, row by row";
    }
    if (!evaluable.get().rights().contains(right)) {
      return "; what may be evaluated of " + name + " does not include it: add " + wanted;
    }
    return obstacle == null
        ? collation(code, right, column, evaluable.get())
            .orElse("; here the driver cannot evaluate it either")
        : "; the driver cannot evaluate it either, because of " + obstacle;
  }

  /** Says what to declare for a text whose order the driver does not know. */
  private Optional<String> collation(
      FaultCode code, Right right, ProtectedColumn column, Evaluable evaluable) {
    if (column.type().family() != Family.TEXT || evaluable.order().isPresent()) {
      return Optional.empty();
    }
    TextComparison told = reading.schema().texts().comparison();
    Optional<TextOrder> known =
        right == Right.ORDER || code.equals(PlanFault.ORDERED)
            ? told.order()
            : right == Right.PATTERN ? told.pattern() : told.equality();
    return known.isPresent() || told.collation().isEmpty()
        ? Optional.empty()
        : reading.rules().evaluation().orders().stream()
            .filter(order -> order.ignoresCase() == column.type().ignoresCase())
            .map(order -> order.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .findFirst()
            .map(
                order ->
                    "; the driver does not compare texts as the collation "
                        + told.collation()
                        + " does: with text-order: "
                        + order
                        + " for "
                        + column.name().shortForm()
                        + " it may, and each character counts");
  }

  private boolean isKnown(ProtectedColumn column) {
    Family family = column.type().family();
    boolean text = family == Family.TEXT && !reading.rules().evaluation().orders().isEmpty();
    return (text || reading.rules().evaluation().values().contains(family))
        && !column.compare().ignoresCase()
        && !Documents.isDocument(column.type());
  }
}
