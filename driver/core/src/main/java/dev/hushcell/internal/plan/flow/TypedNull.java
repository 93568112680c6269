package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.StatementPlan.Splice;

/**
 * A NULL that has a type: by a CAST around it, or since it is selected, where databases take it for
 * text. Beside cells it must have theirs.
 *
 * @param begin offset of its type, or of the NULL itself where none is written
 * @param end offset behind that
 * @param written whether its type is written
 */
public record TypedNull(int begin, int end, boolean written) {
  /** Returns what gives it another type. */
  Splice as(String type) {
    return new Splice.Text(begin, end, written ? type : "CAST(NULL AS " + type + ")");
  }
}
