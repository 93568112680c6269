package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.internal.audit.AuditVerifier.Findings.At;
import dev.hushcell.internal.audit.ChainFile.LineHash;
import dev.hushcell.internal.fips.FipsModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of one audit, in their order, and tells what is not proved to be as it was
 * written. For one use.
 */
public final class AuditVerifier {
  private final LineHash hash;
  private final AuditTerms terms;
  private final Findings findings = new Findings();
  private final ChainExam chain;
  private final ProofExam proof;
  private final Set<String> sessions = new HashSet<>();
  private long lines;
  private @Nullable String from;
  private @Nullable String to;

  /**
   * Builds a verifier.
   *
   * @param terms what the auditor knows besides the files
   */
  public AuditVerifier(FipsModule module, AuditKeys keys, AuditTerms terms) {
    this.hash = new LineHash(module);
    this.terms = terms;
    this.chain = new ChainExam(findings, terms.noted());
    this.proof = new ProofExam(keys, terms, findings);
  }

  /** What a verification found; keeps the first ones and counts the others. */
  static final class Findings {
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

  public AuditReport verify(List<Path> files) {
    files.forEach(this::read);
    At end = new At(files.get(files.size() - 1), 0);
    chain.end(end);
    if (lines > 0) {
      proof.end(end);
    }
    return new AuditReport(
        lines,
        chain.last(),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        proof.checked(),
        proof.others(),
        proof.trailing(),
        proof.older(),
        List.copyOf(proof.origins()),
        proof.counted(),
        sessions.size(),
        findings.count(),
        findings.first());
  }

  private void read(Path file) {
    if (Files.notExists(file)) {
      findEmpty(file, Kind.MISSING_FILE, "the file is not there");
      return;
    }
    try (LineReader in = new LineReader(file)) {
      if (read(file, in) == 0) {
        findEmpty(file, Kind.EMPTY_FILE, "the file has no line");
      }
    } catch (IOException e) {
      throw AuditFault.NOT_READABLE.fault(
          "the audit " + file + " cannot be read; check its name and its rights", e);
    }
  }

  private void findEmpty(Path file, Kind kind, String what) {
    if (!terms.perhapsEmpty().contains(file)) {
      findings.add(
          new At(file, 0),
          kind,
          what
              + ": it was removed, emptied or never written. If that may be, name it with"
              + " --perhaps-empty");
    }
  }

  private long read(Path file, LineReader in) throws IOException {
    long at = 0;
    for (byte[] bytes = in.next(); bytes != null; bytes = in.next()) {
      at++;
      Optional<AuditLine> line = AuditLine.read(new String(bytes, StandardCharsets.UTF_8));
      if (line.isEmpty() || !in.isWhole()) {
        findings.add(
            new At(file, at), Kind.NO_LINE, "this is not a line of an audit, or a part of one");
      } else {
        take(new At(file, at), line.get(), hash.mark(line.get().number(), bytes));
      }
    }
    return at;
  }

  private void take(At at, AuditLine line, AuditMark mark) {
    chain.take(at, line, mark);
    proof.take(at, line, chain.continues());
    if (line.event().equals("ends")) {
      sessions.remove(line.session());
    } else {
      sessions.add(line.session());
    }
    if (from == null) {
      from = line.time();
    }
    to = line.time();
    lines++;
  }
}
