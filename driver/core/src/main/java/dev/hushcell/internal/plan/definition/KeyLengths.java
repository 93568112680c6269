package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/** How long the cells in one key may be. */
record KeyLengths(TypeKnowledge types) {
  /** Refuses a key over columns of which the cells are longer than the database lets it be. */
  void require(List<ProtectedColumn> columns, int position) {
    require(columns, types.longestKey(), position);
  }

  /** Refuses the same for a primary key. */
  void requirePrimary(List<ProtectedColumn> columns, int position) {
    require(columns, types.longestPrimaryKey(), position);
  }

  private void require(List<ProtectedColumn> columns, long longest, int position) {
    long length = columns.stream().mapToLong(types::keyLength).sum();
    if (length > longest) {
      throw DdlFault.KEY_TOO_LONG.at(
          position,
          "the cells of "
              + columns.get(0).name().shortForm()
              + (columns.size() > 1 ? " and the other protected columns" : "")
              + " need "
              + length
              + " bytes in the key, and the database takes "
              + longest
              + "; declare a shorter type");
    }
  }
}
