package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import java.util.Optional;

/**
 * A column that keeps cells, or very likely does, under a name that is not the one on record:
 * somebody renamed, exchanged or copied its table or the column past the driver.
 *
 * @param name schema, table and column as the database reports them now
 * @param origin the protected column that it was, where that can be told
 */
public record StrayColumn(ColumnName name, Optional<ColumnName> origin) {
  /** Returns {@code table.column}, and what it was, as messages tell it. */
  public String described() {
    return name.shortForm()
        + origin.map(was -> " (made for " + was.shortForm() + ")").orElse(" (of unknown origin)");
  }
}
