package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import java.util.Locale;
import java.util.Optional;

/** What PostgreSQL calls a computed result column without a name. */
record PostgresLabels(Tokens tokens) {
  Optional<String> of(Expression written) {
    if (written instanceof Operand.Parenthesised inner) {
      return of(inner.expression());
    }
    if (written instanceof Computation.Operation) {
      return Optional.of("?column?");
    }
    return written instanceof Computation.Case choice
        ? Optional.of(choice.otherwise().flatMap(this::named).orElse("case"))
        : named(written);
  }

  /** Returns the name that an expression brings with it; empty where it has none. */
  private Optional<String> named(Expression written) {
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
      return choice.otherwise().flatMap(this::named);
    }
    return written instanceof Computation.Function call
        ? Optional.of(called(call))
        : Optional.empty();
  }

  private static String called(Computation.Function call) {
    String name = folded(call.last());
    if (!name.equals("trim")) {
      return name;
    }
    String word = call.arguments().stream().map(Part.Argument::word).findFirst().orElse("");
    return word.startsWith("LEADING") ? "ltrim" : word.startsWith("TRAILING") ? "rtrim" : "btrim";
  }

  private static String folded(Identifier name) {
    String text = name.token().value();
    return name.token().kind() == TokenKind.WORD ? text.toLowerCase(Locale.ROOT) : text;
  }
}
