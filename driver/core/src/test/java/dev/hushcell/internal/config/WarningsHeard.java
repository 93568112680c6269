package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.Warnings;
import java.util.ArrayList;
import java.util.List;

/** The warnings of configurations that were logged while something ran. */
public final class WarningsHeard {
  private final List<String> texts = new ArrayList<>();

  /** Runs the action and listens. */
  public void during(Runnable action) {
    texts.addAll(LogCapture.warningsOf(Warnings.class, action));
  }

  /** Returns what was logged. */
  public List<String> texts() {
    return texts;
  }
}
