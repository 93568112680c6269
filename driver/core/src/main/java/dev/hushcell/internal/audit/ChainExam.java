package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.internal.audit.AuditVerifier.Findings;
import dev.hushcell.internal.audit.AuditVerifier.Findings.At;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether each line follows the one before it, over all files of an audit. For one use. */
final class ChainExam {
  private final Findings findings;
  private final @Nullable AuditMark noted;
  private @Nullable AuditMark last;
  private boolean notedSeen;
  private boolean continues;

  ChainExam(Findings findings, Optional<AuditMark> noted) {
    this.findings = findings;
    this.noted = noted.orElse(null);
  }

  void take(At at, AuditLine line, AuditMark mark) {
    AuditMark before = new AuditMark(line.number() - 1, line.before());
    AuditMark known = last;
    if (known == null) {
      begin(at, before);
    } else if (!before.equals(known)) {
      leap(at, before, known);
    }
    notedSeen |= mark.equals(noted);
    last = mark;
  }

  private void begin(At at, AuditMark before) {
    if (before.equals(noted)) {
      continues = true;
      notedSeen = true;
    } else if (!before.equals(AuditMark.START)) {
      findings.add(
          at,
          Kind.BEGINS_LATE,
          "the audit begins with number "
              + (before.number() + 1)
              + "; name the file before it, too, or the last line of that with --noted");
    }
  }

  private void leap(At at, AuditMark before, AuditMark known) {
    if (at.line() != 1 || !before.equals(AuditMark.START)) {
      findings.add(
          at,
          Kind.BROKEN_CHAIN,
          "number "
              + (before.number() + 1)
              + " does not follow number "
              + known.number()
              + " before it: lines were removed, added, changed or moved");
    } else if (!known.equals(noted)) {
      findings.add(
          at,
          Kind.STARTS_ANEW,
          "the file does not go on with the one before it, which nobody proves to be complete;"
              + " name the last line of that with --noted");
    }
  }

  /** Tells whether the files go on behind the noted line, so that others prove what was before. */
  boolean continues() {
    return continues;
  }

  Optional<AuditMark> last() {
    return Optional.ofNullable(last);
  }

  /** Ends it: the noted line must have come. */
  void end(At at) {
    if (noted != null && !notedSeen) {
      findings.add(
          at,
          Kind.NOTED_DIFFERS,
          "line number "
              + noted.number()
              + " is not there as it was noted: lines were removed at the end, or all was rewritten");
    }
  }
}
