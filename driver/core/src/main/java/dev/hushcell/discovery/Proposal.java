package dev.hushcell.discovery;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.Search;
import java.util.List;

/**
 * A column that should perhaps be protected. Holds counts, never a value.
 *
 * @param column the column as the database reports it
 * @param kind what it seems to hold
 * @param confidence how sure that is
 * @param named whether its name says so
 * @param sampled how many values were looked at; NULL and what is too long does not count
 * @param matching how many of them have the form of the kind
 * @param distinct about how many different ones there were
 * @param search the search mode that fits how the column is used
 * @param reason why that mode
 * @param compare what has to be declared beside the search mode, because the database compares the
 *     column otherwise than cells
 * @param change what becomes different by that; empty where nothing does
 * @param groups into which groups its cells can fall without search, by the whole value and by its
 *     first letters, and what these tell, estimated from the values that were looked at; none where
 *     that is too much
 */
public record Proposal(
    ColumnName column,
    Kind kind,
    Confidence confidence,
    boolean named,
    int sampled,
    int matching,
    int distinct,
    Search search,
    String reason,
    Compare compare,
    String change,
    List<GroupLeak.Column> groups) {
  public Proposal {
    groups = List.copyOf(groups);
  }

  /** Returns the same with groups. */
  public Proposal grouped(List<GroupLeak.Column> fitting) {
    return new Proposal(
        column,
        kind,
        confidence,
        named,
        sampled,
        matching,
        distinct,
        search,
        reason,
        compare,
        change,
        fitting);
  }
}
