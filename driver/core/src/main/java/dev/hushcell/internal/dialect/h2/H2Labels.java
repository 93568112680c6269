package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
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
      Names.words(
          """
          UPPER LOWER TRIM LTRIM RTRIM LEFT RIGHT REPLACE CONCAT COALESCE NULLIF CHAR_LENGTH COUNT
          MIN MAX SUM AVG
          """);

  private static final int DIGITS = 9;
  private static final Set<String> PARTS = Set.of("SUBSTRING", "SUBSTR");
  private static final Set<String> UNITS = Set.of("YEAR", "MONTH", "DAY");

  /** Returns the name; what encloses all of it is left out, and so is the table of a column. */
  Optional<String> of(Expression written) {
    return written.bare() instanceof Operand.ColumnName name && isPlain(name.last())
        ? Optional.of(name.last().token().value().toUpperCase(Locale.ROOT))
        : text(written);
  }

  private Optional<String> text(Expression enclosed) {
    Expression written = enclosed.bare();
    if (written instanceof Computation.Function call) {
      return call(call);
    }
    return written instanceof Computation.Operation operation
        ? operation(operation)
        : simple(written);
  }

  /** Constants are computed before anything is named. */
  private static boolean isConstant(Expression written) {
    return !(written.bare() instanceof Operand.ColumnName)
        && !(written.bare() instanceof Operand.Parameter)
        && written.nodes().stream().noneMatch(H2Labels::isOpen);
  }

  private static boolean isOpen(Node node) {
    return node instanceof Operand.ColumnName || node instanceof Operand.AllColumns;
  }

  private static boolean joins(Expression written) {
    return written instanceof Computation.Operation operation
        && operation.steps().stream().allMatch(each -> each.operator().equals("||"));
  }

  private Optional<String> operation(Computation.Operation operation) {
    if (joins(operation)) {
      List<Expression> texts = new ArrayList<>();
      flatten(operation, texts);
      return joined(texts);
    }
    Optional<String> text = operand(operation.first());
    boolean constant = isConstant(operation.first());
    boolean nested = false;
    for (Computation.Step step : operation.steps()) {
      boolean known = !(constant && isConstant(step.operand()));
      Optional<String> operand = operand(step.operand());
      String before = nested ? "(%s)" : "%s";
      text =
          text.filter(any -> known)
              .flatMap(
                  left ->
                      operand.map(
                          each -> before.formatted(left) + " " + step.operator() + " " + each));
      constant = false;
      nested = true;
    }
    return text;
  }

  /** Texts that are joined are one list, however they are enclosed. */
  private static void flatten(Expression written, List<Expression> to) {
    Expression bare = written.bare();
    if (bare instanceof Computation.Operation operation && joins(operation)) {
      flatten(operation.first(), to);
      operation.steps().forEach(step -> flatten(step.operand(), to));
    } else {
      to.add(bare);
    }
  }

  /** Empty texts are left out of what is joined, and constants beside each other are one. */
  private Optional<String> joined(List<Expression> texts) {
    List<String> all = new ArrayList<>();
    boolean constant = false;
    for (Expression each : texts) {
      boolean beside = constant;
      constant = isConstant(each);
      boolean known = !(constant && beside);
      operand(each).filter(text -> known && !text.equals("''")).ifPresent(all::add);
    }
    return all.size() == texts.size() ? Optional.of(String.join(" || ", all)) : Optional.empty();
  }

  private Optional<String> operand(Expression written) {
    Expression bare = written.bare();
    return bare instanceof Computation.Operation operation
        ? operation(operation).map(each -> "(" + each + ")")
        : text(bare);
  }

  private Optional<String> call(Computation.Function call) {
    String name = call.name().get(0).token().value().toUpperCase(Locale.ROOT);
    if (name.equals("EXTRACT")
        && call.arguments().size() == 2
        && call.arguments().get(0).value() instanceof Operand.Word unit) {
      String of = unit.token().value().toUpperCase(Locale.ROOT);
      return UNITS.contains(of)
          ? text(call.arguments().get(1).value())
              .map(each -> "EXTRACT(" + of + " FROM " + each + ")")
          : Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    for (Part.Argument argument : call.arguments()) {
      text(argument.value()).ifPresent(arguments::add);
    }
    if (arguments.size() != call.arguments().size()
        || call.nodes().stream().noneMatch(H2Labels::isOpen)) {
      return Optional.empty();
    }
    if (PARTS.contains(name)) {
      String count = arguments.size() > 2 ? " FOR " + arguments.get(2) : "";
      return Optional.of(
          "SUBSTRING(" + arguments.get(0) + " FROM " + arguments.get(1) + count + ")");
    }
    boolean plain =
        call.arguments().stream().allMatch(each -> each.word().isEmpty())
            && (!name.equals("CONCAT") || isFlat(call))
            && (!name.equals("COALESCE") || isOpenToItsEnd(call));
    String before = call.quantifier().equals("DISTINCT") ? "DISTINCT " : "";
    return CALLED.contains(name) && plain
        ? Optional.of(name + "(" + before + String.join(", ", arguments) + ")")
        : Optional.empty();
  }

  /** Calls within each other are one, and constants beside each other are too. */
  private static boolean isFlat(Computation.Function call) {
    boolean constant = false;
    for (Part.Argument each : call.arguments()) {
      boolean beside = constant;
      constant = isConstant(each.value());
      if ((constant && beside)
          || (each.value().bare() instanceof Computation.Function inner
              && inner.name().get(0).token().isWord("CONCAT"))) {
        return false;
      }
    }
    return true;
  }

  /** What stands behind a constant is left out. */
  private static boolean isOpenToItsEnd(Computation.Function call) {
    return call.arguments().stream()
        .limit(call.arguments().size() - 1L)
        .noneMatch(each -> isConstant(each.value()));
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
    return part.token().kind() == Token.Kind.WORD
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
