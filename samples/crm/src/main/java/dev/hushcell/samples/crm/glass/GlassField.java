package dev.hushcell.samples.crm.glass;

import java.util.Optional;

/**
 * One value, seen from both sides.
 *
 * @param column name of the column
 * @param read what the pages' pool reads
 * @param stored what the plain driver reads, as text
 * @param cell the parts of what is stored, when it is a cell
 * @param equalTo the row above that has the same cell; empty: none
 */
public record GlassField(
    String column,
    Optional<String> read,
    Optional<String> stored,
    Optional<CellParts> cell,
    Optional<String> equalTo) {
  /** Tells whether both sides see the same, since the column is plain. */
  public boolean isSame() {
    return cell.isEmpty() && read.equals(stored);
  }

  /** Tells whether something is stored that the pages' pool is not given. */
  public boolean isWithheld() {
    return cell.isPresent() && read.isEmpty();
  }
}
