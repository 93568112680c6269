package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.Routines;
import dev.hushcell.internal.plan.Wording;
import dev.hushcell.internal.plan.flow.Lowering;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which routines calls mean, and of which values.
 *
 * @param slots finds the literal that an expression is
 */
record CalledRoutines(Routines routines, Function<Expression, Optional<Slot>> slots) {
  /** Returns what a call means; empty for one with more than its name and its arguments. */
  Optional<Routine> routine(Computation.Function call) {
    if (!isBare(call)) {
      return Optional.empty();
    }
    Optional<Wording> wording = wording(call);
    if (wording.isPresent()) {
      return said(call).flatMap(any -> wording).map(Wording::routine);
    }
    String unit = unit(call).map(word -> " " + word).orElse("");
    return routines
        .of(name(call) + unit, call.arguments().stream().map(Part.Argument::word))
        .filter(each -> each.takes(arguments(call).size()));
  }

  private static boolean isBare(Computation.Function call) {
    return Lowering.isBareCall(call) && call.name().get(0).token().kind() == Token.Kind.WORD;
  }

  private static String name(Computation.Function call) {
    return call.name().get(0).token().value().toUpperCase(Locale.ROOT);
  }

  /** Returns how a call is worded of which a literal says what it means; empty for any other. */
  private Optional<Wording> wording(Computation.Function call) {
    boolean worded = isBare(call) && Lowering.isPlainCall(call) && call.arguments().size() == 2;
    return worded ? Optional.ofNullable(routines.worded().get(name(call))) : Optional.empty();
  }

  /** Returns what the literal of such a call says. */
  Optional<String> said(Computation.Function call) {
    return wording(call)
        .flatMap(
            each ->
                slots
                    .apply(call.arguments().get(each.at()).value())
                    .filter(slot -> slot.kind() == Slot.Kind.TEXT)
                    .flatMap(slot -> Optional.ofNullable(slot.value()))
                    .flatMap(value -> each.of((String) value)));
  }

  /** Returns the values of which a call makes something. */
  List<Expression> arguments(Computation.Function call) {
    Optional<Integer> literal = wording(call).map(Wording::at);
    return literal.isPresent()
        ? List.of(call.arguments().get(1 - literal.get()).value())
        : call.arguments().stream()
            .skip(unit(call).isPresent() ? 1 : 0)
            .map(Part.Argument::value)
            .toList();
  }

  /** Returns the unit of time that stands before what it is taken of. */
  private static Optional<String> unit(Computation.Function call) {
    return call.arguments().size() == 2
            && call.arguments().get(0).value() instanceof Operand.Word word
            && call.arguments().get(1).word().equals("FROM")
        ? Optional.of(word.token().value().toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Tells whether texts are written by one format, so that only digits in them differ. */
  boolean areDigits(List<? extends Expression> texts) {
    List<Optional<String>> formats =
        texts.stream()
            .map(
                each ->
                    each.bare() instanceof Computation.Function call
                            && routine(call).filter(Routine::formats).isPresent()
                        ? said(call)
                        : Optional.<String>empty())
            .distinct()
            .toList();
    return formats.size() == 1 && formats.get(0).isPresent();
  }
}
