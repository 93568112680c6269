package dev.hushcell.internal.dryrun;

import dev.hushcell.explain.DryRunFinding;
import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What would become of the statements of a database's connections: each statement on a protected
 * table once, whatever its literals are. Told to the log as it is found. Thread-safe; what it keeps
 * is bounded.
 */
public final class Assessment {
  private static final Logger LOG = LoggerFactory.getLogger(Assessment.class);
  private static final int MOST_FINDINGS = 10_000;
  private static final int MOST_TEXTS = 4_096;
  private static final int LONGEST_TEXT = 10_000;

  private final Map<String, DryRunFinding> findings = new LinkedHashMap<>();
  private final Map<Text, Boolean> recent = new LinkedHashMap<>(16, 0.75f, true);
  private long texts;
  private long passing;
  private long untold;
  private int refused;

  /** A text, and what its explanation depends on. */
  record Text(String sql, String currentSchema, long version) {}

  public Assessment() {}

  /**
   * Takes note of a text, unless it was seen lately; whatever fails here does not stop the text.
   *
   * @param explain tells what would become of the text
   * @param shown returns the text as it may be shown
   */
  void take(Text text, Function<String, Explanation> explain, Function<String, String> shown) {
    if (isNew(text)) {
      try {
        Explanation explanation = explain.apply(text.sql());
        boolean touches = !(explanation instanceof Explanation.Passed);
        take(touches ? shown.apply(text.sql()) : "", explanation);
      } catch (RuntimeException failed) {
        untold();
        LOG.debug("a statement could not be assessed: {}", failed.getClass().getName());
      }
    }
  }

  private synchronized boolean isNew(Text text) {
    if (text.sql().length() > LONGEST_TEXT) {
      return true;
    }
    boolean known = recent.put(text, Boolean.TRUE) != null;
    if (recent.size() > MOST_TEXTS) {
      recent.remove(recent.keySet().iterator().next());
    }
    return !known;
  }

  /** Takes note of a text that could not be judged. */
  synchronized void untold() {
    texts++;
    untold++;
  }

  private synchronized void take(String statement, Explanation explanation) {
    texts++;
    if (explanation instanceof Explanation.Passed) {
      passing++;
      return;
    }
    DryRunFinding finding = new DryRunFinding(statement, explanation);
    if (findings.containsKey(finding.key())) {
      return;
    }
    if (findings.size() >= MOST_FINDINGS) {
      untold++;
      return;
    }
    findings.put(finding.key(), finding);
    tell(finding);
  }

  /** The counts follow a refusal less and less often: the first, second, fourth, eighth one. */
  private void tell(DryRunFinding finding) {
    if (!finding.explanation().isRefused()) {
      LOG.info("dry run: {}", finding.text());
      return;
    }
    refused++;
    LOG.warn("dry run: {}", finding.text());
    if (Integer.bitCount(refused) == 1) {
      LOG.info("{}", report().text());
    }
  }

  public synchronized DryRunReport report() {
    return new DryRunReport(texts, passing, untold, new ArrayList<>(findings.values()));
  }

  public void close() {
    LOG.info("{}", report().text());
  }
}
