package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditFinding.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a verification found; keeps the first ones and counts the others. */
final class Findings {
  private static final int MOST = 1000;

  private final List<AuditFinding> first = new ArrayList<>();
  private long count;

  /**
   * Where something was found.
   *
   * @param line of the file, from 1; 0 for the file as a whole
   */
  record At(Path file, long line) {}

  void add(At at, Kind kind, String what) {
    count++;
    if (first.size() < MOST) {
      first.add(new AuditFinding(at.file().toString(), at.line(), kind, what));
    }
  }

  long count() {
    return count;
  }

  List<AuditFinding> first() {
    return first;
  }
}
