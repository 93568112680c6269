package dev.hushcell.testing.scopes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a side said to a statement.
 *
 * @param labels of the columns, or the number of rows that were changed
 * @param rows sorted as text
 * @param state the tables behind a change, in the open transaction
 * @param error SQLSTATE and message, where it failed
 * @param log what the server wrote down
 */
record Answer(
    String labels, List<String> rows, List<String> state, Optional<String> error, String log) {
  private static final List<String> TIMEOUTS = List.of("57014", "70100", "HY008");

  boolean failed() {
    return error.isPresent();
  }

  boolean isLate() {
    return error
        .filter(
            text ->
                TIMEOUTS.stream().anyMatch(text::startsWith) || text.contains("SQLITE_INTERRUPT"))
        .isPresent();
  }

  boolean sameAs(Answer other) {
    return labels.equals(other.labels) && rows.equals(other.rows) && state.equals(other.state);
  }

  /** Returns it without rows that another one has too. */
  Answer without(Answer other) {
    return new Answer(labels, but(rows, other.rows), but(state, other.state), error, log);
  }

  private static List<String> but(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>(rows);
    others.forEach(left::remove);
    return left.size() > 6 ? left.subList(0, 6) : left;
  }

  /** Returns the same with one value for another, but in protected columns of tables. */
  Answer with(String value, String before) {
    return new Answer(
        labels.replace(before, value),
        rows.stream().map(row -> row.replace(before, value)).sorted().toList(),
        state.stream().map(row -> row.replace(before, value)).sorted().toList(),
        error.map(text -> text.substring(0, 5)),
        log);
  }

  @Override
  public String toString() {
    return error.orElseGet(() -> labels + " " + rows + (state.isEmpty() ? "" : " " + state));
  }
}
