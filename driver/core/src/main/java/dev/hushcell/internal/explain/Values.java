package dev.hushcell.internal.explain;

import dev.hushcell.explain.Place;
import dev.hushcell.explain.Treatment;
import dev.hushcell.explain.Value;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of the parameters and literals of a planned text. */
final class Values {
  private final Touching plan;
  private final Tokens tokens;
  private final Access access;
  private final List<Found> found = new ArrayList<>();

  /** A value of which the place is not counted out yet. */
  private record Found(int parameter, int offset, Treatment treatment) {}

  private Values(Touching plan, Tokens tokens, Access access) {
    this.plan = plan;
    this.tokens = tokens;
    this.access = access;
  }

  static List<Value> of(Touching plan, Tokens tokens, Access access) {
    Values values = new Values(plan, tokens, access);
    values.parameters();
    for (Splice splice : plan.splices()) {
      if (splice instanceof Splice.Sealed sealed
          && sealed.use() != Use.RANGE_END
          && !values.hasParameter(sealed)) {
        values.add(0, sealed.begin(), values.sealed(sealed.column(), sealed.use()));
      }
    }
    tokens.split().stream()
        .filter(piece -> StatementHead.of(piece) != StatementHead.DEFINITION)
        .forEach(values::otherLiterals);
    return values.placed();
  }

  private List<Value> placed() {
    found.sort(Comparator.comparingInt(Found::offset));
    List<Value> values = new ArrayList<>();
    Place place = Place.BEGIN;
    for (Found each : found) {
      place = place.to(plan.sql(), each.offset());
      values.add(new Value(each.parameter(), place, each.treatment()));
    }
    return values;
  }

  private void parameters() {
    int number = 0;
    for (Token token : tokens.list()) {
      if (token.kind() == Token.Kind.PARAMETER) {
        ParameterRole role = plan.parameters().get(number);
        Treatment treatment = computed(token).orElseGet(() -> treatment(role));
        add(number + 1, token.begin(), treatment);
        number++;
      }
    }
  }

  /** Returns what becomes of that of which a cell is computed; empty for anything else. */
  private Optional<Treatment> computed(Token token) {
    return plan.splices().stream()
        .filter(each -> each.begin() <= token.begin() && token.end() <= each.end())
        .filter(Splice.Sealed.class::isInstance)
        .map(Splice.Sealed.class::cast)
        .findFirst()
        .map(each -> sealed(each.column(), each.use()));
  }

  private boolean hasParameter(Splice.Sealed sealed) {
    return tokens.list().stream()
        .filter(token -> token.kind() == Token.Kind.PARAMETER)
        .anyMatch(token -> sealed.begin() <= token.begin() && token.end() <= sealed.end());
  }

  private Treatment treatment(ParameterRole role) {
    return role.<Treatment>match(
        new Treatment.Plain(),
        new Treatment.NullTest(),
        each -> sealed(each.column(), each.use()),
        each -> evaluated(each.column()));
  }

  private void otherLiterals(Tokens piece) {
    int splice = 0; // both are in the order of the text
    for (int i = 0; i < piece.size(); i++) {
      Token token = piece.get(i);
      while (splice < plan.splices().size() && plan.splices().get(splice).end() < token.end()) {
        splice++;
      }
      if (isLiteral(piece, i)) {
        boolean spliced =
            splice < plan.splices().size() && plan.splices().get(splice).begin() <= token.begin();
        literal(token, spliced ? Optional.of(plan.splices().get(splice)) : Optional.empty());
      }
    }
  }

  private static boolean isLiteral(Tokens piece, int index) {
    return switch (piece.get(index).kind()) {
      case STRING, BINARY -> true;
      case NUMBER -> !Masked.isLength(piece, index, false);
      case WORD, QUOTED, PARAMETER, SYMBOL -> false;
    };
  }

  private void literal(Token token, Optional<Splice> around) {
    Optional<Treatment> evaluated = evaluated(token);
    if (evaluated.isPresent()) {
      add(0, token.begin(), evaluated.get());
    } else if (around.isEmpty()) {
      add(0, token.begin(), new Treatment.Plain());
    } else if (around.get() instanceof Splice.Text text) {
      boolean test = text.begin() == token.begin() && text.replacement().equals("1");
      add(0, token.begin(), test ? new Treatment.NullTest() : new Treatment.Plain());
    }
  }

  private Treatment evaluated(@Nullable ProtectedColumn column) {
    return column == null
        ? new Treatment.Counted()
        : new Treatment.Evaluated(
            access.declared(column), Objects.requireNonNull(plan.work()).rows());
  }

  /** Returns what is done in the driver with a literal; empty where that is nothing. */
  private Optional<Treatment> evaluated(Token token) {
    Evaluation evaluation = plan.evaluation();
    if (evaluation != null && evaluation.cut().surrounds(token.begin())) {
      return Optional.of(new Treatment.Counted());
    }
    List<Evaluation.Kept> kept = plan.finding() == null ? List.of() : plan.finding().kept();
    return (evaluation == null ? kept : evaluation.kept())
        .stream()
            .filter(each -> each.offset() == token.begin())
            .findFirst()
            .map(each -> evaluated(each.column()));
  }

  private Treatment sealed(ProtectedColumn column, Use use) {
    ProtectedColumn declared = access.declared(column);
    return switch (use) {
      case ASSIGNED, DEFAULT -> new Treatment.Sealed(declared);
      case COMPARED,
          COMPARED_AS_CAST,
          COMPARED_AS_CUT,
          COMPARED_AS_WRITTEN,
          COMPARED_IN_LOWER_CASE,
          MATCHED,
          BEGINNING,
          RANGE,
          RANGE_END ->
          new Treatment.Compared(declared);
    };
  }

  private void add(int parameter, int offset, Treatment treatment) {
    found.add(new Found(parameter, offset, treatment));
  }
}
