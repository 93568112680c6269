package dev.hushcell.admin;

import java.util.List;
import java.util.Optional;

/**
 * What was found when an audit was verified.
 *
 * @param lines how many lines there are
 * @param last the last line, to be noted elsewhere: that lines are missing at the end is seen by
 *     nothing else; empty where there is none
 * @param from time of the first line, as it stands there; empty where there is none
 * @param to time of the last line
 * @param unchecked how many lines belong to catalogues of other databases, so that only their place
 *     in the chain was checked
 * @param unended how many sessions did not end: they go on, or their process was killed
 * @param found how many things are not as they were written
 * @param findings the first thousand of these
 */
public record AuditReport(
    long lines,
    Optional<AuditMark> last,
    Optional<String> from,
    Optional<String> to,
    long unchecked,
    int unended,
    long found,
    List<AuditFinding> findings) {
  public AuditReport {
    findings = List.copyOf(findings);
  }

  /** Tells whether all is as it was written, as far as the keys of this database tell. */
  public boolean isSound() {
    return found == 0;
  }
}
