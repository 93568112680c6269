package dev.hushcell.discovery;

import java.time.Duration;
import java.util.Set;

/**
 * How much a scan looks at.
 *
 * @param schemas names of the schemas to look at, as the database stores them; empty: all but those
 *     of the database itself
 * @param rowsPerTable how many rows of a table are read at the most; 0: names only
 * @param time how long the scan may take at the most
 */
public record DiscoveryOptions(Set<String> schemas, int rowsPerTable, Duration time) {
  private static final int ROWS = 1000;
  private static final Duration TIME = Duration.ofSeconds(60);

  public DiscoveryOptions {
    schemas = Set.copyOf(schemas);
    if (rowsPerTable < 0 || time.isNegative()) {
      throw new IllegalArgumentException("neither rows nor time can be less than nothing");
    }
  }

  /** Returns what is right for most: all schemas, 1000 rows of each table, one minute. */
  public static DiscoveryOptions usual() {
    return new DiscoveryOptions(Set.of(), ROWS, TIME);
  }

  /** Returns the same for some schemas only. */
  public DiscoveryOptions inSchemas(Set<String> names) {
    return new DiscoveryOptions(names, rowsPerTable, time);
  }

  /** Returns the same with another number of rows. */
  public DiscoveryOptions withRowsPerTable(int rows) {
    return new DiscoveryOptions(schemas, rows, time);
  }

  /** Returns the same with another time. */
  public DiscoveryOptions within(Duration most) {
    return new DiscoveryOptions(schemas, rowsPerTable, most);
  }
}
