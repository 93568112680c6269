package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.internal.audit.AuditKeys.AuditKey;
import dev.hushcell.internal.fips.FipsModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of one audit, in their order, and tells what is not as it was written. For one
 * use.
 */
public final class AuditVerifier {
  private static final int MOST = 1000;

  private final AuditKeys keys;
  private final LineHash hash;
  private final @Nullable AuditMark noted;
  private final List<AuditFinding> findings = new ArrayList<>();
  private final Set<String> sessions = new HashSet<>();
  private AuditMark last = AuditMark.START;
  private boolean notedSeen;
  private long found;
  private long lines;
  private long unchecked;
  private @Nullable String from;
  private @Nullable String to;

  /**
   * Builds a verifier.
   *
   * @param noted a line that must be there
   */
  public AuditVerifier(FipsModule module, AuditKeys keys, Optional<AuditMark> noted) {
    this.keys = keys;
    this.hash = new LineHash(module);
    this.noted = noted.orElse(null);
  }

  /** Reads the files. */
  public AuditReport verify(List<Path> files) {
    for (Path file : files) {
      try (LineReader in = new LineReader(file)) {
        read(file, in);
      } catch (IOException e) {
        throw AuditFault.NOT_READABLE.fault(
            "the audit " + file + " cannot be read; check its name and its rights", e);
      }
    }
    if (noted != null && !notedSeen && !files.isEmpty()) {
      find(
          files.get(files.size() - 1),
          0,
          Kind.NOTED_DIFFERS,
          "line number "
              + noted.number()
              + " is not there as it was noted: lines were removed at the end, or all was rewritten");
    }
    return new AuditReport(
        lines,
        lines == 0 ? Optional.empty() : Optional.of(last),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        unchecked,
        sessions.size(),
        found,
        findings);
  }

  private void read(Path file, LineReader in) throws IOException {
    long at = 0;
    for (byte[] bytes = in.next(); bytes != null; bytes = in.next()) {
      at++;
      Optional<AuditLine> line = AuditLine.read(new String(bytes, StandardCharsets.UTF_8));
      if (line.isEmpty() || !in.isWhole()) {
        find(file, at, Kind.NO_LINE, "this is not a line of an audit, or a part of one");
      } else {
        check(file, at, line.get(), hash.mark(line.get().number(), bytes));
      }
    }
  }

  private void check(Path file, long at, AuditLine line, AuditMark mark) {
    checkPlace(file, at, line);
    checkTag(file, at, line);
    if (mark.equals(noted)) {
      notedSeen = true;
    }
    if (line.event().equals("ends")) {
      sessions.remove(line.session());
    } else {
      sessions.add(line.session());
    }
    if (from == null) {
      from = line.time();
    }
    to = line.time();
    last = mark;
    lines++;
  }

  private void checkPlace(Path file, long at, AuditLine line) {
    boolean follows = line.number() == last.number() + 1 && line.before().equals(last.hash());
    if (follows) {
      return;
    }
    boolean isFirst = line.number() == 1 && line.before().equals(AuditMark.START.hash());
    if (lines == 0) {
      find(
          file,
          at,
          Kind.BEGINS_LATE,
          "the audit begins with number " + line.number() + "; name the file before it, too");
    } else if (at == 1 && isFirst) {
      find(file, at, Kind.STARTS_ANEW, "the file does not go on with the one before it");
    } else {
      find(
          file,
          at,
          Kind.BROKEN_CHAIN,
          "number "
              + line.number()
              + " does not follow number "
              + last.number()
              + " before it: lines were removed, added, changed or moved");
    }
  }

  private void checkTag(Path file, long at, AuditLine line) {
    Optional<AuditKey> key = keys.ofCatalogue(line.catalogue());
    if (key.isEmpty()) {
      unchecked++;
    } else if (!same(key.get().tag(line.tagged()), line.tag())) {
      find(file, at, Kind.ALTERED, "number " + line.number() + " is not what was written");
    }
  }

  private static boolean same(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private void find(Path file, long line, Kind kind, String what) {
    found++;
    if (findings.size() < MOST) {
      findings.add(new AuditFinding(file.toString(), line, kind, what));
    }
  }
}
