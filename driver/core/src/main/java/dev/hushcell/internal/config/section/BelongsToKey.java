package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.policy.BelongsTo;

/** Reads to which row the cells of a column belong. */
final class BelongsToKey {
  static final String KEY = "belongs-to";

  private BelongsToKey() {}

  static BelongsTo of(Section column) {
    return column
        .text(KEY)
        .map(name -> named(name, column.name(), column.valuePlace(KEY).toString()))
        .orElse(BelongsTo.NONE);
  }

  /** Returns what an annotation says; an empty text is what says nothing there. */
  static BelongsTo of(String given, String column, String place) {
    return given.isEmpty() ? BelongsTo.NONE : named(given, column, place);
  }

  private static BelongsTo named(String given, String column, String place) {
    if (given.isBlank()) {
      throw refused(column, "must name a column", place);
    }
    return BelongsTo.rowOf(given);
  }

  /** Refuses what opens, compares or orders cells by others than those of their own row. */
  static void require(ColumnRule rule, boolean evaluated, String place) {
    if (!rule.belongsTo().isThere()) {
      return;
    }
    String column = rule.table() + "." + rule.column();
    if (rule.search().isDeterministic()) {
      throw refused(column, "goes with search: none alone; remove the one or the other", place);
    }
    if (rule.narrow().isThere() || evaluated) {
      String other = evaluated ? "evaluate" : "narrow";
      throw refused(column, "does not go with " + other + "; remove the one or the other", place);
    }
  }

  private static RuntimeException refused(String column, String why, String place) {
    return ConfigFault.BAD_VALUE.at(place, column + " has " + KEY + ", which " + why);
  }
}
