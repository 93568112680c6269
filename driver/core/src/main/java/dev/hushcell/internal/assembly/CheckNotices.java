package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.policy.SchemaChange;
import java.util.List;

/** Tells of each CHECK whose condition was taken out, once; no catalogue has a record of it. */
record CheckNotices(Warnings warnings) {

  static List<SchemaChange> without(List<SchemaChange> changes) {
    return changes.stream().filter(each -> !(each instanceof SchemaChange.DropCheck)).toList();
  }

  /** Tells after the statement was run; the condition itself may hold values and is not told. */
  void tell(List<SchemaChange> changes) {
    for (SchemaChange change : changes) {
      if (change instanceof SchemaChange.DropCheck drop) {
        warnings.warn(told(drop));
      }
    }
  }

  private static String told(SchemaChange.DropCheck drop) {
    return drop.constraint().map(name -> "the CHECK " + name).orElse("a CHECK")
        + " on "
        + drop.table()
        + " was made without its condition (ddl.checks), because it names protected columns: "
        + String.join(", ", drop.columns())
        + "; check in the application";
  }
}
