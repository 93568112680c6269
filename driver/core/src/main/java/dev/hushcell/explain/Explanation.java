package dev.hushcell.explain;

import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import java.util.List;
import java.util.Optional;

/**
 * What would become of one SQL text. Immutable; holds no value, literal or comment of the text, so
 * it may be logged and shown.
 *
 * <p>It speaks of {@code prepareStatement}, and of {@code Statement.execute} where the text has no
 * parameters. Only these can differ: {@code prepareCall} takes no text that returns a protected
 * column or has a literal for one (HC-4003), a batch is refused where its texts cannot go together
 * (HC-4009), and a value that is bound later is judged then (HC-30…).
 */
public sealed interface Explanation {
  /** Returns a table for people to read, without a line end at its end. */
  String text();

  /** Tells whether the text would be refused. */
  default boolean isRefused() {
    return this instanceof Refused;
  }

  /** It touches nothing protected and would be sent byte for byte. */
  record Passed() implements Explanation {
    @Override
    public String text() {
      return "passes byte for byte: it touches nothing protected";
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * It touches a protected table, and would be sent with changes.
   *
   * @param tables the protected tables that it names
   * @param values what becomes of each parameter and literal, in the order of the text; literals of
   *     a data definition are left out
   * @param results what becomes of each result column; empty where all are plain
   * @param changes what a data definition does to protected columns
   * @param activations the columns that it would be the first to touch or make: each a new row of
   *     the catalogue, and a new data key where its key is new
   * @param work what is done in the driver; empty where all is done in the database
   * @param sent the text that would be sent: literals that are sealed as {@code <sealed>}, others
   *     as {@code <text>}, {@code <number>} or {@code <bytes>}, comments left out
   */
  record Touching(
      List<TouchedTable> tables,
      List<Value> values,
      List<ResultColumn> results,
      List<SchemaChange> changes,
      List<ProtectedColumn> activations,
      Optional<DriverWork> work,
      String sent)
      implements Explanation {
    public Touching {
      tables = List.copyOf(tables);
      values = List.copyOf(values);
      results = List.copyOf(results);
      changes = List.copyOf(changes);
      activations = List.copyOf(activations);
    }

    @Override
    public String text() {
      return new ExplanationText().of(this);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * It would be refused and nothing of it sent.
   *
   * @param code the code, such as {@code HC-2104}
   * @param message what is wrong and what to do, with the code in front; where it is wrong is told
   *     by the place alone
   * @param place where it is wrong, if one place is
   * @param page where the documentation speaks of the code, such as {@code
   *     driver/docs/errors/plan.md}
   * @param activations the columns that would have been activated before the refusal
   */
  record Refused(
      String code,
      String message,
      Optional<Place> place,
      String page,
      List<ProtectedColumn> activations)
      implements Explanation {
    public Refused {
      activations = List.copyOf(activations);
    }

    @Override
    public String text() {
      return new ExplanationText().of(this);
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
