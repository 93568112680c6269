package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a setter handed over, of which it depends on the driver and the column what it means. */
public sealed interface UnresolvedValue
    permits Content, LegacyTime, NoValue, Targeted, UntypedText {
  /**
   * Returns what it means in a column of some type; null where that is a NULL.
   *
   * @throws SQLException where it is not known what the plain driver would send
   */
  @Nullable Object by(RealDriver driver, LogicalType column) throws SQLException;
}
