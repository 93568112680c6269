package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.plan.Evaluation.Folding;
import java.util.Optional;

/** Brings texts to one case, as far as it is known what the database would do. */
final class CaseFolding {
  private CaseFolding() {}

  /** Returns the text in a case; empty where it is not known what that is. */
  static Optional<String> of(String text, Folding folding, LetterCase letters) {
    return folding == Folding.NONE
        ? Optional.of(text)
        : letters.inCase(text, folding == Folding.UPPER);
  }
}
