package dev.hushcell.internal.schema;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.SchemaView.TextFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of how a database treats texts. Thread-safe. */
final class KnownTexts implements TextFacts {
  private final SchemaCache cache;
  private @Nullable Letters letters; // guarded by this, as is the next
  private final Map<String, TextComparison> comparisons = new HashMap<>(); // by schema

  /** An answer, which may be that there is none. */
  private record Letters(Optional<LetterCase> told) {}

  KnownTexts(SchemaCache cache) {
    this.cache = cache;
  }

  /** Asked once of each server, since what it makes of letters stays as it is while it runs. */
  @Override
  public Optional<LetterCase> letterCase() {
    Letters known = letters();
    if (known == null) {
      known = asked();
      synchronized (this) {
        letters = known;
      }
    }
    return known.told();
  }

  private Letters asked() {
    try {
      return cache.ask(
          database -> {
            Letters meanwhile = letters(); // whoever asked before may have asked the same
            return meanwhile == null ? new Letters(database.letterCase()) : meanwhile;
          });
    } catch (Fault unanswered) {
      return new Letters(Optional.empty()); // what is known of all databases holds
    }
  }

  private synchronized @Nullable Letters letters() {
    return letters;
  }

  @Override
  public TextComparison comparison(String schema) {
    synchronized (this) {
      TextComparison known = comparisons.get(schema);
      if (known != null) {
        return known;
      }
    }
    TextComparison found = cache.ask(database -> database.textComparison(schema));
    synchronized (this) {
      comparisons.put(schema, found);
    }
    return found;
  }

  /** Forgets how texts are compared, and that there was no answer about letters. */
  synchronized void forget() {
    comparisons.clear();
    if (letters != null && letters.told().isEmpty()) {
      letters = null;
    }
  }

  /** Forgets everything: another server answers. */
  synchronized void forgetServer() {
    comparisons.clear();
    letters = null;
  }
}
