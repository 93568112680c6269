package dev.hushcell.explain;

import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one statement of a script.
 *
 * @param place where in the script the statement begins; of one that is refused, where it is wrong,
 *     as far as that is known
 * @param begin offset of its first character in the script
 * @param end offset behind its last character, without a semicolon
 * @param explanation what it would do
 */
public record Finding(Place place, int begin, int end, Explanation explanation) {
  /** Returns one line for people to read, which tells no value. */
  public String text() {
    return place + ": " + told(explanation);
  }

  /** Returns what would become of a statement, without its place. */
  static String told(Explanation explanation) {
    if (explanation instanceof Explanation.Refused refused) {
      return "refused " + refused.message() + "; see " + refused.page();
    }
    return explanation instanceof Explanation.Touching touching ? told(touching) : "passes";
  }

  private static String told(Explanation.Touching touching) {
    List<String> parts = new ArrayList<>();
    for (TouchedTable table : touching.tables()) {
      parts.add(
          "touches "
              + table.name()
              + (table.columns().isEmpty() ? "" : " (" + String.join(", ", table.columns()) + ")"));
    }
    long sealed = count(touching, Treatment.Sealed.class);
    long compared = count(touching, Treatment.Compared.class);
    long opened = touching.results().stream().filter(each -> each.column().isPresent()).count();
    add(parts, sealed, "sealed");
    add(parts, compared, "compared");
    add(parts, opened, "opened");
    for (ProtectedColumn column : touching.activations()) {
      parts.add("activates " + column.name());
    }
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long number, String what) {
    if (number > 0) {
      parts.add(number + " " + what);
    }
  }

  private static long count(Explanation.Touching touching, Class<? extends Treatment> treatment) {
    return touching.values().stream().map(Value::treatment).filter(treatment::isInstance).count();
  }

  @Override
  public String toString() {
    return text();
  }
}
