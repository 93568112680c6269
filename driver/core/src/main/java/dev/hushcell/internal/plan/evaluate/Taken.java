package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.NarrowedSplice;
import dev.hushcell.internal.plan.Narrowing;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A member of a WHERE that was taken out of it.
 *
 * @param told the parts of it that the database computes
 * @param left what is asked instead
 * @param narrowing of which groups the cells are if it is true
 */
record Taken(
    Expression member, List<Gathered.Told> told, String left, Optional<Narrowing> narrowing) {
  /**
   * Returns what is written in its place.
   *
   * @param before what is written first
   * @param narrows whether the database may be asked for groups
   */
  Splice splice(String before, boolean narrows, StatementReading reading) {
    int begin = reading.position(member);
    int end = reading.end(member);
    return narrowing
        .filter(any -> narrows)
        .<Splice>map(
            groups ->
                new NarrowedSplice(
                    begin, end, before + left, groups, FoundRows.before(member, reading)))
        .orElseGet(() -> new Splice.Text(begin, end, before + left));
  }
}
