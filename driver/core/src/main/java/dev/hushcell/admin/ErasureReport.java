package dev.hushcell.admin;

import java.util.List;

/**
 * What was erased of a person, or would be. Nothing in it tells who that is.
 *
 * @param record the number of the record; empty where nothing was erased
 * @param subject what such persons are called by in the configuration
 * @param tag stands for the person in the record; empty where nothing was erased
 * @param tables what became of rows, in order
 * @param undeclared tables that may have rows of the person and are not declared, each with the
 *     reason; where there are any, nothing is erased
 * @param beyond where values of the person may still be, which no statement reaches
 */
public record ErasureReport(
    String record,
    String subject,
    String tag,
    List<ErasedTable> tables,
    List<String> undeclared,
    List<String> beyond) {
  public ErasureReport {
    tables = List.copyOf(tables);
    undeclared = List.copyOf(undeclared);
    beyond = List.copyOf(beyond);
  }

  /** Tells whether something was erased, and not only looked at. */
  public boolean isDone() {
    return !record.isEmpty();
  }
}
