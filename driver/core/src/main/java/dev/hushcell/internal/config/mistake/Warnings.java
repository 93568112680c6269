package dev.hushcell.internal.config.mistake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each warning once, however often a configuration is read. Thread-safe. */
public final class Warnings {
  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Builds one that has told nothing yet. */
  public Warnings() {}

  /** Logs the text, which must hold no value, unless it was logged before. */
  public void warn(String text) {
    if (told.add(text)) {
      LOG.warn(text);
    }
  }
}
