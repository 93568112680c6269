package dev.hushcell.testing.script;

import java.util.List;

/**
 * One step of a script: a statement or a command such as {@code @commit}, with its directives.
 *
 * @param line where it stands in the script
 * @param text SQL, or a command that begins with {@code @}
 * @param rows the parameters: one list for a prepared statement, several for a batch; none for a
 *     plain statement
 * @param batch whether the rows (or the texts between {@code ;}) go as one batch
 * @param keys how generated keys are asked for: empty, {@code *}, or column names
 * @param expected what both sides are to do
 */
public record Step(
    int line,
    String text,
    List<List<Object>> rows,
    boolean batch,
    List<String> keys,
    Expected expected) {

  public boolean isCommand() {
    return text.startsWith("@");
  }

  public boolean prepared() {
    return !rows.isEmpty();
  }

  /** Tells whether the statement itself sorts; what a window or a subquery sorts does not count. */
  public boolean ordered() {
    String outer = text.toUpperCase(java.util.Locale.ROOT);
    String before;
    do {
      before = outer;
      outer = before.replaceAll("\\([^()]*\\)", " ");
    } while (!outer.equals(before));
    return outer.contains("ORDER BY");
  }

  public String title() {
    String flat = text.replaceAll("\\s+", " ");
    return "line " + line + ": " + (flat.length() > 90 ? flat.substring(0, 90) + "..." : flat);
  }

  /** What the two sides are to do. */
  public sealed interface Expected {
    /** Both succeed, with equal results. */
    record Same() implements Expected {}

    /** Both fail, the plain database with the first SQLSTATE and Hushcell with the second. */
    record Failure(String plain, String hushcell) implements Expected {}

    /** The plain database runs it and Hushcell refuses it, with this code. */
    record Refused(String code) implements Expected {}

    /** What the plain database does, or a refusal; never something else. */
    record Either() implements Expected {}

    /** Both succeed and the results differ: a documented difference, with its reason. */
    record Differs(String reason) implements Expected {}
  }
}
