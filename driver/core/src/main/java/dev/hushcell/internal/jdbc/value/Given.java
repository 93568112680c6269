package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.LogicalType;
import java.sql.SQLException;

/** What a setter handed over, of which it depends on the driver and the column what it means. */
public sealed interface Given permits Content, Historic, Stamp, Targeted {
  /**
   * Returns what it means in a column of some type.
   *
   * @throws SQLException where it is not known what the plain driver would send
   */
  Object by(RealDriver driver, LogicalType column) throws SQLException;
}
