package dev.hushcell.samples.crm.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Columns that had values before they were protected, as the page shows them.
 *
 * @param table the name of their table
 * @param columns their names
 * @param rows rows of the table
 * @param state what is stored in them
 * @param open the job that is not over and that this process does not carry out
 * @param openUntil until when values may flow in clear on account of it
 */
public record ColumnsView(
    String table,
    List<String> columns,
    long rows,
    State state,
    Optional<String> open,
    Optional<Instant> openUntil) {
  public ColumnsView {
    columns = List.copyOf(columns);
  }

  /** What is stored in the columns. */
  public enum State {
    PLAIN("In clear"),
    CHANGING("Being encrypted"),
    ENCRYPTED("Encrypted");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** Returns how pages name it. */
    public String getLabel() {
      return label;
    }
  }

  /** Tells whether a job may begin. */
  public boolean isPlain() {
    return state == State.PLAIN;
  }
}
