package dev.hushcell.internal.explain;

import dev.hushcell.explain.Place;
import dev.hushcell.explain.Treatment;
import dev.hushcell.explain.Value;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What becomes of the parameters and literals of a planned text. */
final class Values {
  private final Touching plan;
  private final Tokens tokens;
  private final List<Value> found = new ArrayList<>();

  private Values(Touching plan, Tokens tokens) {
    this.plan = plan;
    this.tokens = tokens;
  }

  static List<Value> of(Touching plan, Tokens tokens) {
    Values values = new Values(plan, tokens);
    values.parameters();
    for (Splice splice : plan.splices()) {
      if (splice instanceof Splice.Sealed sealed) {
        values.add(0, sealed.begin(), sealed(sealed.column(), sealed.use()));
      }
    }
    tokens.split().stream()
        .filter(piece -> StatementHead.of(piece) != StatementHead.DEFINITION)
        .forEach(values::otherLiterals);
    values.found.sort(Comparator.comparingInt(value -> value.place().offset()));
    return values.found;
  }

  private void parameters() {
    int number = 0;
    for (Token token : tokens.list()) {
      if (token.kind() == TokenKind.PARAMETER) {
        add(number + 1, token.begin(), treatment(plan.parameters().get(number)));
        number++;
      }
    }
  }

  private static Treatment treatment(ParameterRole role) {
    if (role instanceof ParameterRole.Sealed sealed) {
      return sealed(sealed.column(), sealed.use());
    }
    return role instanceof ParameterRole.NullTest
        ? new Treatment.NullTest()
        : new Treatment.Plain();
  }

  private void otherLiterals(Tokens piece) {
    for (int i = 0; i < piece.size(); i++) {
      Token token = piece.get(i);
      boolean literal =
          switch (token.kind()) {
            case STRING, BINARY -> true;
            case NUMBER -> !Lengths.isLength(piece, i, false);
            case WORD, QUOTED, PARAMETER, SYMBOL -> false;
          };
      Optional<Splice> around =
          plan.splices().stream()
              .filter(splice -> splice.begin() <= token.begin() && token.end() <= splice.end())
              .findFirst();
      if (literal && around.isEmpty()) {
        add(0, token.begin(), new Treatment.Plain());
      } else if (literal && around.get() instanceof Splice.Text text) {
        boolean test = text.begin() == token.begin() && text.replacement().equals("1");
        add(0, token.begin(), test ? new Treatment.NullTest() : new Treatment.Plain());
      }
    }
  }

  private static Treatment sealed(ProtectedColumn column, Use use) {
    return switch (use) {
      case ASSIGNED -> new Treatment.Sealed(column);
      case COMPARED, COMPARED_AS_WRITTEN -> new Treatment.Compared(column);
    };
  }

  private void add(int parameter, int offset, Treatment treatment) {
    found.add(new Value(parameter, Place.of(plan.sql(), offset), treatment));
  }
}
