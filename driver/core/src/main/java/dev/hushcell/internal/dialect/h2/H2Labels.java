package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What H2 calls a computed result column without a name: the expression as it understood it. Only
 * forms of which it is known how they are written are named.
 */
record H2Labels(Tokens tokens) {
  /** Calls that are written as they are called. */
  private static final Set<String> CALLED =
      Set.of(
          "UPPER",
          "LOWER",
          "TRIM",
          "LTRIM",
          "RTRIM",
          "LEFT",
          "RIGHT",
          "REPLACE",
          "CONCAT",
          "COALESCE",
          "NULLIF",
          "CHAR_LENGTH",
          "COUNT",
          "MIN",
          "MAX",
          "SUM",
          "AVG");

  private static final int DIGITS = 9;
  private static final Set<String> PARTS = Set.of("SUBSTRING", "SUBSTR");
  private static final Set<String> UNITS = Set.of("YEAR", "MONTH", "DAY");

  Optional<String> of(Expression written) {
    if (written instanceof Computation.Function call) {
      return call(call);
    }
    if (written instanceof Computation.Operation operation) {
      return operation(operation);
    }
    return simple(written);
  }

  private Optional<String> operation(Computation.Operation operation) {
    boolean joins = operation.steps().stream().allMatch(each -> each.operator().equals("||"));
    if (!joins && operation.steps().size() > 1) {
      return Optional.empty();
    }
    Optional<String> text = simple(operation.first());
    for (Computation.Step step : operation.steps()) {
      Optional<String> operand = simple(step.operand());
      text =
          text.flatMap(before -> operand.map(each -> before + " " + step.operator() + " " + each));
    }
    return text;
  }

  private Optional<String> call(Computation.Function call) {
    String name = call.name().get(0).token().value().toUpperCase(Locale.ROOT);
    if (name.equals("EXTRACT")
        && call.arguments().size() == 2
        && call.arguments().get(0).value() instanceof Operand.Word unit) {
      String of = unit.token().value().toUpperCase(Locale.ROOT);
      return UNITS.contains(of)
          ? of(call.arguments().get(1).value()).map(each -> "EXTRACT(" + of + " FROM " + each + ")")
          : Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    for (Part.Argument argument : call.arguments()) {
      of(argument.value()).ifPresent(arguments::add);
    }
    if (arguments.size() != call.arguments().size() || arguments.isEmpty()) {
      return Optional.empty();
    }
    if (PARTS.contains(name)) {
      String count = arguments.size() > 2 ? " FOR " + arguments.get(2) : "";
      return Optional.of(
          "SUBSTRING(" + arguments.get(0) + " FROM " + arguments.get(1) + count + ")");
    }
    boolean plain = call.arguments().stream().allMatch(each -> each.word().isEmpty());
    String before = call.quantifier().equals("DISTINCT") ? "DISTINCT " : "";
    return CALLED.contains(name) && plain
        ? Optional.of(name + "(" + before + String.join(", ", arguments) + ")")
        : Optional.empty();
  }

  private Optional<String> simple(Expression written) {
    if (written instanceof Operand.ColumnName name) {
      boolean plain = name.parts().stream().allMatch(H2Labels::isPlain);
      return plain
          ? Optional.of(
              name.parts().stream()
                  .map(each -> each.token().value().toUpperCase(Locale.ROOT))
                  .collect(Collectors.joining(".")))
          : Optional.empty();
    }
    if (written instanceof Operand.AllColumns all && all.qualifier().isEmpty()) {
      return Optional.of("*");
    }
    if (written instanceof Operand.Parameter parameter) {
      return Optional.of("?" + tokens.ordinal(parameter.place().begin()));
    }
    if (!(written instanceof Operand.Literal literal)) {
      return written instanceof Computation.Function call ? call(call) : Optional.empty();
    }
    String text = tokens.text(literal.token().begin(), literal.token().end());
    boolean known =
        switch (literal.kind()) {
          case TEXT ->
              text.startsWith("'")
                  && text.chars().allMatch(each -> each >= ' ' && each <= '~')
                  && text.indexOf('\'', 1) == text.length() - 1;
          case NUMBER -> text.length() <= DIGITS && text.chars().allMatch(H2Labels::isDigit);
          case BINARY, TRUE, FALSE, UNKNOWN, NULL -> false;
        };
    return known ? Optional.of(text) : Optional.empty();
  }

  private static boolean isPlain(Identifier part) {
    return part.token().kind() == TokenKind.WORD
        && part.token()
            .value()
            .chars()
            .allMatch(each -> isDigit(each) || isLetter(each) || each == '_');
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isLetter(int letter) {
    return letter < 0x80 && Character.isLetter(letter);
  }
}
