package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.ComputedSlots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.Family;
import java.util.List;
import java.util.Optional;

/**
 * Reads texts that are computed of parameters and literals alone, by what makes texts of others.
 */
public record ValuesAlone(StatementReading reading, Analysis analysis, Expressions expressions)
    implements ComputedSlots.Reader {
  @Override
  public Optional<Scalar> read(Expression written) {
    if (!ExpressionTypes.names(written).isEmpty()) {
      return Optional.empty();
    }
    Exactness exactness = new Exactness(reading);
    Gathered gathered = new Gathered();
    Scalars scalars =
        new Scalars(
            reading,
            expressions,
            analysis.resolver(),
            exactness,
            new ExpressionTypes(reading, expressions, exactness, any -> null),
            gathered,
            new Formulas(),
            null);
    Optional<Scalar> value =
        scalars
            .types()
            .context(List.of(written), null, Use.READ)
            .or(() -> scalars.types().context(Family.TEXT, List.of(written), null, Use.READ))
            .filter(each -> each.family() == Family.TEXT)
            .flatMap(each -> scalars.read(written, each))
            .filter(each -> each.isConstant() && isKnown(each));
    if (value.isPresent()) {
      ExpressionTypes.types(written).forEach(reading.roles()::form);
      gathered
          .kept()
          .forEach(each -> reading.roles().evaluate(each.slot(), each.type(), each.beside()));
    }
    return value;
  }

  private static boolean isKnown(Scalar value) {
    boolean known =
        !(value instanceof Scalar.Call call)
            || call.routine().joins()
            || call.routine().looks()
            || call.routine() == Routine.NULLIF;
    return known && value.parts().allMatch(ValuesAlone::isKnown);
  }
}
