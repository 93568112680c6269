package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Search;
import java.util.List;
import java.util.Optional;

/** Reads to which row the cells of a column belong. */
final class BelongsToKey {
  static final String KEY = "belongs-to";

  /** What opens, compares or orders cells by others than those of their own row. */
  private static final List<String> OTHERS = List.of("compare", "narrow", "evaluate");

  private BelongsToKey() {}

  static BelongsTo of(Section column, Search search) {
    Optional<String> given = column.text(KEY);
    if (given.isEmpty()) {
      return BelongsTo.NONE;
    }
    if (given.get().isBlank()) {
      throw refused(column, "must name a column");
    }
    if (search != Search.NONE) {
      throw refused(column, "goes with search: none alone; remove the one or the other");
    }
    for (String other : OTHERS) {
      if (column.keys().contains(other)) {
        throw refused(column, "does not go with " + other + "; remove the one or the other");
      }
    }
    return BelongsTo.rowOf(given.get());
  }

  private static RuntimeException refused(Section column, String why) {
    return ConfigFault.BAD_VALUE.fault(
        column.name() + " has " + KEY + ", which " + why + " (" + column.valuePlace(KEY) + ")");
  }
}
