package dev.hushcell.internal.erasing;

import dev.hushcell.internal.model.SubjectRule.Fate;
import java.util.ArrayList;
import java.util.List;

/** Says where values of a person may be that no statement reaches. */
final class Beyond {
  private static final List<String> ALWAYS =
      List.of(
          "backups, dumps and snapshots from before: after a restore, run hushcell erase --replay",
          "replicas until they have caught up, and those that are delayed on purpose",
          "the log by which the database recovers and replicates (WAL, binary log, redo), until it"
              + " is overwritten or removed",
          "logs of statements of the database, of proxies and of the application",
          "rows that triggers copied, such as tables of a history, unless they are declared",
          "caches, search indexes, files, mails and other systems that got values of the person");

  private Beyond() {}

  /** Returns all, given what became of tables. */
  static List<String> of(List<SubjectTable> tables) {
    List<String> all = new ArrayList<>();
    tables.stream()
        .filter(each -> each.fate() != Fate.KEPT)
        .forEach(
            each ->
                all.add(
                    "the files of the table, until hushcell column scrub "
                        + each.name()
                        + " has run"));
    all.addAll(ALWAYS);
    return all;
  }
}
