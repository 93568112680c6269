package dev.hushcell.admin;

import dev.hushcell.policy.TableName;
import java.util.List;

/**
 * What a scrub did so that values which a table had before are in its files no more.
 *
 * @param table the table
 * @param done what was done, in order
 * @param failed what the database did not do, such as for lack of a right, and who can do it
 * @param beyond where such values may still be, which no statement reaches
 */
public record ScrubReport(
    TableName table, List<String> done, List<String> failed, List<String> beyond) {
  public ScrubReport {
    done = List.copyOf(done);
    failed = List.copyOf(failed);
    beyond = List.copyOf(beyond);
  }
}
