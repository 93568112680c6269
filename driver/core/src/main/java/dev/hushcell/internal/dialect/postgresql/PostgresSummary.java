package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.EvaluationRules.NameShows;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.policy.LogicalType;
import java.util.Locale;
import java.util.Optional;

/** How PostgreSQL delivers a count or another value of all rows: it names it by the function. */
final class PostgresSummary extends SummaryForm {
  PostgresSummary() {
    super("BIGINT", Decimals.OF_VALUE, NameShows.NOTHING);
  }

  @Override
  public Optional<String> label(String function, String written) {
    return Optional.of(function.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<String> standIn(LogicalType type) {
    return Optional.of("CAST(NULL AS " + type.declared() + ")");
  }

  @Override
  public Optional<String> name(Expression value, Tokens tokens) {
    return label(value);
  }

  private static Optional<String> label(Expression written) {
    if (written instanceof Operand.Parenthesised inner) {
      return label(inner.expression());
    }
    if (written instanceof Computation.Operation) {
      return Optional.of("?column?");
    }
    return written instanceof Computation.Case choice
        ? Optional.of(choice.otherwise().flatMap(PostgresSummary::named).orElse("case"))
        : named(written);
  }

  /** Returns the name that an expression brings with it; empty where it has none. */
  private static Optional<String> named(Expression written) {
    if (written instanceof Operand.Parenthesised inner) {
      return named(inner.expression());
    }
    if (written instanceof Operand.ColumnName name) {
      return Optional.of(folded(name.last()));
    }
    if (written instanceof Computation.Cast cast) {
      return named(cast.value());
    }
    if (written instanceof Computation.Case choice) {
      return choice.otherwise().flatMap(PostgresSummary::named);
    }
    return written instanceof Computation.Function call
        ? Optional.of(called(call))
        : Optional.empty();
  }

  private static String called(Computation.Function call) {
    String name = folded(call.name().get(call.name().size() - 1));
    if (!name.equals("trim")) {
      return name;
    }
    String word = call.arguments().stream().map(Part.Argument::word).findFirst().orElse("");
    return word.startsWith("LEADING") ? "ltrim" : word.startsWith("TRAILING") ? "rtrim" : "btrim";
  }

  private static String folded(Identifier name) {
    String text = name.token().value();
    return name.token().kind() == Token.Kind.WORD ? text.toLowerCase(Locale.ROOT) : text;
  }
}
