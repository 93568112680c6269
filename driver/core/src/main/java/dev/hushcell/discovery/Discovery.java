package dev.hushcell.discovery;

import dev.hushcell.policy.ColumnName;
import java.util.List;

/**
 * What a scan found. Immutable; holds names and counts, never a value.
 *
 * @param proposals the columns that should perhaps be protected, by name
 * @param alreadyProtected the columns that are, by name
 * @param tables how many tables were looked at
 * @param columns how many columns these have
 * @param skipped what was not looked at, and why: tables, large columns, names that the
 *     configuration cannot write
 */
public record Discovery(
    List<Proposal> proposals,
    List<ColumnName> alreadyProtected,
    int tables,
    int columns,
    List<String> skipped) {
  public Discovery {
    proposals = List.copyOf(proposals);
    alreadyProtected = List.copyOf(alreadyProtected);
    skipped = List.copyOf(skipped);
  }

  /**
   * Returns the proposals as the {@code columns:} section of a configuration, with the reasons as
   * comments. Those of low confidence are commented out.
   */
  public String yaml() {
    return new ProposalYaml().of(this);
  }

  /** Returns the same as {@link #yaml()}. */
  @Override
  public String toString() {
    return yaml();
  }
}
