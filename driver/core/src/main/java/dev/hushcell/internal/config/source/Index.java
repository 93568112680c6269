package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.EncryptedColumns;
import java.util.List;

/**
 * What an index of annotations said when it was loaded.
 *
 * @param columns its columns, complete and each with a name
 */
public record Index(String name, List<DeclaredColumn> columns) {
  public Index {
    columns = List.copyOf(columns);
  }

  static Index of(EncryptedColumns provider) {
    Index index = new Index(provider.name(), provider.columns());
    if (index.columns.size() != provider.count()) {
      throw ConfigFault.BROKEN_INDEX.fault(
          "the index "
              + index.name
              + " of annotations has "
              + index.columns.size()
              + " columns but was made with "
              + provider.count()
              + "; build its module again from scratch");
    }
    for (DeclaredColumn column : index.columns) {
      if (column.table().isBlank() || column.column().isBlank()) {
        throw ConfigFault.BROKEN_INDEX.fault(
            "the index "
                + index.name
                + " has no table or column for "
                + column.member()
                + "; build its module again from scratch");
      }
    }
    return index;
  }
}
