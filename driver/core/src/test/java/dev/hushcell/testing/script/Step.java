package dev.hushcell.testing.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One case of the corpus, or one step of a script of them: a statement, or a command such as {@code
 * @commit}, and what becomes of it.
 *
 * @param line where it stands in the file
 * @param scene the scene of the file to which it belongs; empty where there are none
 * @param text SQL, or a command that begins with {@code @}
 * @param rows the parameters: one list for a prepared statement, several for a batch; none for a
 *     plain statement
 * @param batch whether the rows (or the texts between {@code ;}) go as one batch
 * @param keys how generated keys are asked for: empty, {@code *}, or column names
 * @param expected what both sides are to do
 * @param planned what becomes of it
 * @param words what else is said of it, such as {@code past}, {@code later} and {@code planned}
 */
public record Step(
    int line,
    String scene,
    String text,
    List<List<Object>> rows,
    boolean batch,
    List<String> keys,
    Expected expected,
    Planned planned,
    Set<String> words) {

  /** Makes one that no file has. */
  public static Step of(
      String text, List<List<Object>> rows, boolean batch, List<String> keys, Expected expected) {
    return new Step(
        0, "", text, rows, batch, keys, expected, new Planned(text, List.of()), Set.of());
  }

  /** Returns the same with other parameters. */
  public Step withRows(List<List<Object>> others) {
    return new Step(line, scene, text, others, batch, keys, expected, planned, words);
  }

  /** Returns the same with another text, that has no roles. */
  public Step withText(String other) {
    Planned none = new Planned(other, planned.lines());
    return new Step(line, scene, other, rows, batch, keys, expected, none, words);
  }

  /** Returns its statements, of which a batch of texts has several. */
  public List<String> statements() {
    return batch && !prepared() ? List.of(text.split(";\\s*", -1)) : List.of(text);
  }

  public boolean isCommand() {
    return text.startsWith("@");
  }

  /** Tells whether an outcome is the refusal that is said, at the place that is said if one is. */
  public boolean isRefusedThere(Outcome outcome) {
    return planned.lines().stream()
        .filter(line -> line.startsWith("! "))
        .allMatch(line -> (outcome.refusal() + " ").startsWith(line + " "));
  }

  /** Tells whether it defines something, which no rollback undoes. */
  public boolean isDefinition() {
    String head = text.toUpperCase(Locale.ROOT);
    return head.startsWith("CREATE") || head.startsWith("ALTER");
  }

  public boolean prepared() {
    return !rows.isEmpty();
  }

  /** Tells whether the statement itself sorts; what a window or a subquery sorts does not count. */
  public boolean ordered() {
    String outer = text.toUpperCase(Locale.ROOT);
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

    /**
     * Hushcell refuses it with this code; the plain database runs it, or fails with this SQLSTATE.
     */
    record Refused(String code, Optional<String> plain) implements Expected {}

    /** What the plain database does, or a refusal; never something else. */
    record Either() implements Expected {}

    /** Both succeed and the results differ: a documented difference, with its reason. */
    record Differs(String reason) implements Expected {}
  }
}
