package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.TextComparison;
import java.util.Optional;

/** How a database treats texts in columns without a collation of their own. */
public interface TextFacts {
  /** Nothing is known. */
  TextFacts NONE = new TextFacts() {};

  /** Returns how texts are compared. */
  default TextComparison comparison() {
    return TextComparison.unknown("");
  }

  /** Returns what UPPER and LOWER make of letters; empty where the database did not say so. */
  default Optional<LetterCase> letterCase() {
    return Optional.empty();
  }
}
