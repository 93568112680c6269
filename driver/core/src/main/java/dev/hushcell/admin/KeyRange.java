package dev.hushcell.admin;

import java.io.Serializable;
import java.util.List;

/**
 * Rows of a table that follow each other in the order of its key; one of those that {@link
 * Columns#ranges} makes. Holds keys of the table, never a value that is protected.
 *
 * @param after the key of the last row before it; empty where it begins with the first row
 * @param upTo the key of its last row; empty where it ends with the last row of the table
 */
public record KeyRange(List<Object> after, List<Object> upTo) implements Serializable {
  public KeyRange {
    after = List.copyOf(after);
    upTo = List.copyOf(upTo);
  }
}
