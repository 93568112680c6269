package dev.hushcell.testing.generated;

import dev.hushcell.testing.script.Step;
import java.util.List;

/**
 * Marks in generated values that the plain side holds in another form, where both sides are on one
 * server: what is found there of the first form came from the protected side. The forms differ in
 * their last letter only, so that rows have the same order.
 *
 * @param sealed as it is generated, and sent to the protected side
 * @param plain as the plain side holds it
 */
public record Disguise(String sealed, String plain) {
  /** Leaves everything as it is. */
  public static Disguise none() {
    return new Disguise("", "");
  }

  /** Returns a step for the plain side. */
  Step forPlain(Step step) {
    if (sealed.isEmpty()) {
      return step;
    }
    List<List<Object>> rows =
        step.rows().stream().map(row -> row.stream().map(this::disguised).toList()).toList();
    return step.withText(step.text().replace(sealed, plain)).withRows(rows);
  }

  private Object disguised(Object value) {
    return value instanceof String text ? text.replace(sealed, plain) : value;
  }

  /** Returns what the plain side said as the protected one would have said it. */
  String fromPlain(String said) {
    return sealed.isEmpty() ? said : said.replace(plain, sealed);
  }
}
