package dev.hushcell.testing.sessions;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a connection said to a turn.
 *
 * @param answer labels of columns, or how many rows were changed; empty after an error
 * @param rows sorted as text
 * @param warnings their SQLSTATEs
 * @param state SQLSTATE of an error, or empty
 * @param code of a refusal of ours
 * @param message of an error
 */
record Said(
    String answer,
    List<String> rows,
    List<String> warnings,
    String state,
    Optional<String> code,
    String message) {
  static Said nothing() {
    return new Said("done", List.of(), List.of(), "", Optional.empty(), "");
  }

  boolean failed() {
    return !state.isEmpty();
  }

  /** Returns it with other names and values. */
  Said in(UnaryOperator<String> words) {
    List<String> said = rows.stream().map(words).sorted().toList();
    return new Said(words.apply(answer), said, warnings, state, code, message);
  }

  boolean sameAs(Said other) {
    return answer.equals(other.answer)
        && rows.equals(other.rows)
        && warnings.equals(other.warnings)
        && state.equals(other.state);
  }

  @Override
  public String toString() {
    return failed()
        ? state + " " + message
        : answer + " " + rows + (warnings.isEmpty() ? "" : warnings);
  }
}
