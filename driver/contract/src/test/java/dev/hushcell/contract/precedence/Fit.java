package dev.hushcell.contract.precedence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds out which types of operands make sense for two operators in either order. */
final class Fit {
  /** Types that databases take for each other, by what drivers call them. */
  private static final Map<String, String> ALIKE =
      Map.ofEntries(
          Map.entry("INT4", "number"),
          Map.entry("INT8", "number"),
          Map.entry("NUMERIC", "number"),
          Map.entry("FLOAT8", "number"),
          Map.entry("INTEGER", "number"),
          Map.entry("BIGINT", "number"),
          Map.entry("DECFLOAT", "number"),
          Map.entry("VARCHAR", "text"),
          Map.entry("CHARACTER VARYING", "text"));

  private final Side side;
  private final Answers answers;
  private final Map<String, String> letters = new HashMap<>();
  private final Map<String, String> results = new HashMap<>();

  Fit(Side side, Answers answers) {
    this.side = side;
    this.answers = answers;
    side.types().keySet().forEach(each -> letters.put(type(Operands.name("a", each)), each));
  }

  /** Returns the names of operands for a pair, in each combination of types that fits. */
  List<List<String>> operands(Pair pair) {
    Set<String> all = side.types().keySet();
    Set<String> one = Set.of("i");
    List<List<String>> fitting = new ArrayList<>();
    for (String first : pair.first().left() ? all : one) {
      for (String middle : pair.isContested() ? all : one) {
        for (String last : pair.second().right() ? all : one) {
          if (side.isWeak() || fits(pair, first, middle, last)) {
            fitting.add(
                List.of(
                    Operands.name("a", first),
                    Operands.name("b", middle),
                    Operands.name("c", last)));
          }
        }
      }
    }
    return fitting;
  }

  private boolean fits(Pair pair, String first, String middle, String last) {
    String left = result(pair.first(), first, middle);
    String right = result(pair.second(), middle, last);
    return (!left.isEmpty() && !result(pair.second(), left, last).isEmpty())
        || (!right.isEmpty() && !result(pair.first(), first, right).isEmpty());
  }

  /** Returns the letter of the type of what an operator gives; empty where it takes no such. */
  private String result(Form form, String left, String right) {
    String expression = form.of(Operands.name("a", left), Operands.name("b", right));
    return results.computeIfAbsent(expression, each -> letters.getOrDefault(type(each), ""));
  }

  private String type(String expression) {
    String type = answers.type(expression).toUpperCase(Locale.ROOT);
    return ALIKE.getOrDefault(type, type);
  }
}
