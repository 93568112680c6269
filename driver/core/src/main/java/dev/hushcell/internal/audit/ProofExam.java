package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.internal.audit.AuditKeys.AuditKey;
import dev.hushcell.internal.audit.AuditVerifier.Findings;
import dev.hushcell.internal.audit.AuditVerifier.Findings.At;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a key of this database proves each line, and whether the lines of each of its catalogues
 * begin with their start. For one use.
 */
final class ProofExam {
  private final AuditKeys keys;
  private final AuditTerms terms;
  private final Findings findings;
  private final Map<UUID, Integer> starts = new HashMap<>();
  private final Set<UUID> withoutStart = new HashSet<>();
  private final Map<UUID, Long> others = new HashMap<>();
  private final Set<String> origins = new LinkedHashSet<>();
  private boolean counted = true;
  private long checked;
  private long trailing;
  private long older;

  ProofExam(AuditKeys keys, AuditTerms terms, Findings findings) {
    this.keys = keys;
    this.terms = terms;
    this.findings = findings;
  }

  /**
   * Takes the next line.
   *
   * @param continues whether what was before the first line is proved otherwise
   */
  void take(At at, AuditLine line, boolean continues) {
    Optional<AuditKey> key = keys.ofCatalogue(line.catalogue());
    if (key.isEmpty()) {
      takeOther(at, line);
    } else if (!same(key.get().tag(line.tagged()), line.tag())) {
      findings.add(at, Kind.ALTERED, "number " + line.number() + " is not what was written");
    } else {
      checked++;
      trailing = 0;
      if (line.isStart()) {
        takeStart(at, line, continues);
      } else if (!continues && !starts.containsKey(line.catalogue())) {
        takeStartless(at, line);
      }
    }
  }

  private void takeOther(At at, AuditLine line) {
    if (terms.others().contains(line.catalogue())) {
      others.merge(line.catalogue(), 1L, Long::sum);
      trailing++;
    } else {
      findings.add(
          at,
          Kind.UNKNOWN_CATALOGUE,
          ("number %s names catalogue %s, of which this database has no key, so nothing proves the"
                  + " line. If another database of yours has this catalogue and writes the same"
                  + " file, name it with --other-catalogue, and verify the file with that"
                  + " database, too")
              .formatted(line.number(), line.catalogue()));
    }
  }

  private void takeStart(At at, AuditLine line, boolean continues) {
    int number = line.start();
    Integer before = starts.put(line.catalogue(), number);
    counted &= number > 0;
    origins.add(line.file());
    int most = before == null ? terms.start() : before + 1;
    boolean follows = before == null ? continues || number <= most : number == most;
    if (!follows && number > 0 && (before == null || before > 0)) {
      findings.add(
          at,
          Kind.OTHER_START,
          ("this is start %1$s of the file, by the count in the key store, and not %2$s: the file"
                  + " was removed or replaced, or is not named. Name what was written before, the"
                  + " oldest first; if that is gone, --start %1$s verifies what is left")
              .formatted(number, most));
    }
  }

  private void takeStartless(At at, AuditLine line) {
    boolean old = line.format() == 1;
    older += old ? 1 : 0;
    if (!(old && terms.older()) && withoutStart.add(line.catalogue())) {
      findings.add(
          at,
          Kind.NO_START,
          old
              ? "an older version wrote this line, and no start before it: nothing shows whether"
                  + " lines were removed before it. If such a version began this file,"
                  + " --older-format verifies the rest"
              : "the lines of catalogue "
                  + line.catalogue()
                  + " begin without their start: lines were removed before this one");
    }
  }

  private static boolean same(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  void end(At at) {
    if (checked == 0) {
      findings.add(
          at,
          Kind.NOTHING_CHECKED,
          "no line is proved to be of this database; verify with the database that wrote the file");
    }
  }

  long checked() {
    return checked;
  }

  Map<UUID, Long> others() {
    return others;
  }

  long trailing() {
    return trailing;
  }

  long older() {
    return older;
  }

  Set<String> origins() {
    return origins;
  }

  boolean counted() {
    return counted;
  }
}
