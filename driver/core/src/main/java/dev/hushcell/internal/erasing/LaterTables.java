package dev.hushcell.internal.erasing;

import dev.hushcell.internal.keyring.catalogue.ErasureRecord;
import dev.hushcell.internal.model.SubjectRule;
import dev.hushcell.internal.model.Subjects;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds who was forgotten before a table was declared, by the tables that records count. */
final class LaterTables {
  private LaterTables() {}

  /** Returns the tags of persons of whom no record has all tables that are declared now. */
  static Set<String> tags(Subjects subjects, List<ErasureRecord> records) {
    Map<String, Boolean> complete = new HashMap<>();
    for (ErasureRecord each : records) {
      boolean all = subjects.rule(each.subject()).map(rule -> hasAll(each, rule)).orElse(true);
      complete.merge(each.tag(), all, Boolean::logicalOr);
    }
    Set<String> tags = new HashSet<>(complete.keySet());
    tags.removeIf(complete::get);
    return tags;
  }

  /** Of counts that were cut nobody knows. */
  private static boolean hasAll(ErasureRecord record, SubjectRule rule) {
    String counts = record.counts().toLowerCase(Locale.ROOT);
    return counts.length() >= SubjectPlan.LONGEST_COUNTS
        || rule.tables().stream()
            .allMatch(each -> counts.contains("." + each.table().toLowerCase(Locale.ROOT) + " "));
  }
}
