package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation.Bound;
import dev.hushcell.internal.plan.Evaluation.Operand;
import dev.hushcell.internal.plan.Evaluation.Sign;
import dev.hushcell.internal.plan.Evaluation.Test;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns conditions as they are written into tests of a value. */
record Tests(EvaluationRules rules, Tokens tokens) {
  /** Returns the test; empty where it is not known what it means to the database. */
  Optional<Test> of(Member member, ProtectedColumn column) {
    List<Operand> operands = new ArrayList<>();
    int compared = member.kind() == Member.Kind.PATTERN ? 1 : member.slots().size();
    for (Slot slot : member.slots().subList(0, compared)) {
      operand(slot, column).ifPresent(operands::add);
    }
    if (operands.size() < compared) {
      return Optional.empty();
    }
    return switch (member.kind()) {
      case PATTERN ->
          escape(member).map(sign -> new Test.Pattern(operands.get(0), sign, member.negated()));
      case RANGE -> Optional.of(range(member, operands));
      case AMONG -> Optional.of(new Test.Among(operands, member.negated()));
      case NULLNESS -> Optional.of(new Test.Nullness(member.negated()));
    };
  }

  private static Test range(Member member, List<Operand> operands) {
    List<Bound> bounds = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      bounds.add(new Bound(member.relations().get(i), operands.get(i)));
    }
    return new Test.Range(bounds, member.negated());
  }

  private Optional<Operand> operand(Slot slot, ProtectedColumn column) {
    return slot.kind() == Slot.Kind.PARAMETER
        ? Optional.of(new Operand.Parameter(tokens.ordinal(slot.token())))
        : PlainLiteral.value(slot, column.type().family()).map(Operand.Literal::new);
  }

  /** Returns the sign of LIKE that takes a wildcard's meaning away; empty where it is not known. */
  private Optional<Sign> escape(Member member) {
    if (member.slots().size() == 1) {
      boolean none = rules.noEscape().filter(tokens.flags()::contains).isPresent();
      return none
          ? Optional.of(new Sign.Known(null))
          : rules.escape().map(each -> new Sign.Known(each));
    }
    Slot slot = member.slots().get(1);
    if (slot.isParameter()) {
      return Optional.of(
          new Sign.Given(new Operand.Parameter(tokens.ordinal(slot.token())), rules.emptyEscape()));
    }
    return slot.kind() == Slot.Kind.TEXT && slot.value() instanceof String text
        ? Sign.Known.of(text, rules.emptyEscape(), member.folds()).map(Sign.class::cast)
        : Optional.empty();
  }
}
