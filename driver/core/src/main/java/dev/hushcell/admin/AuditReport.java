package dev.hushcell.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found when an audit was verified.
 *
 * @param lines how many lines there are
 * @param last the last line, to be noted elsewhere: that lines are missing at the end is seen by
 *     nothing else; empty where there is none
 * @param from time of the first line, as it stands there; empty where there is none
 * @param to time of the last line
 * @param checked how many lines a key of this database proved
 * @param others how many lines belong to the catalogues of other databases that were named; nothing
 *     was proved of them but their place before the last checked line
 * @param trailing how many of these stand behind the last checked line, where they could be in the
 *     place of others
 * @param older how many checked lines an older version wrote before any start: that whole files
 *     were removed before them would not be noticed
 * @param origins under which names, behind their hosts, the files began, by their starts: a whole
 *     audit of another file or host is as genuine as the right one
 * @param counted whether each start was counted outside the audit; if not, nobody notices that a
 *     whole file was replaced by one that began later
 * @param unended how many sessions did not end: they go on, or their process was killed
 * @param found how many things are not proved to be as they were written
 * @param findings the first thousand of these
 */
public record AuditReport(
    long lines,
    Optional<AuditMark> last,
    Optional<String> from,
    Optional<String> to,
    long checked,
    Map<UUID, Long> others,
    long trailing,
    long older,
    List<String> origins,
    boolean counted,
    int unended,
    long found,
    List<AuditFinding> findings) {
  public AuditReport {
    others = Map.copyOf(others);
    origins = List.copyOf(origins);
    findings = List.copyOf(findings);
  }

  /** Tells whether all lines are as they were written, except for what the auditor admitted. */
  public boolean isSound() {
    return found == 0;
  }
}
