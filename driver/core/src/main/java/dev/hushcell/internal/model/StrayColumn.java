package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import java.util.Optional;

/**
 * A column that the catalogue does not know for what it is, so that statements on its table are
 * refused. It keeps cells, or very likely does, under a name that is not the one on record:
 * somebody renamed, exchanged or copied its table or the column past the driver. Or it kept cells
 * once, and the catalogue knows nothing of it any more: somebody put an older one back.
 *
 * @param name schema, table and column as the database reports them now
 * @param origin the protected column that it was, where that can be told
 * @param isPutBack whether it is one that kept cells once
 */
public record StrayColumn(ColumnName name, Optional<ColumnName> origin, boolean isPutBack) {
  public StrayColumn(ColumnName name, Optional<ColumnName> origin) {
    this(name, origin, false);
  }

  /** A column that kept cells once. */
  public static StrayColumn putBack(ColumnName name) {
    return new StrayColumn(name, Optional.empty(), true);
  }

  /** Returns {@code table.column}, and what it was, as messages tell it. */
  public String described() {
    return name.shortForm()
        + origin.map(was -> " (made for " + was.shortForm() + ")").orElse(" (of unknown origin)");
  }
}
