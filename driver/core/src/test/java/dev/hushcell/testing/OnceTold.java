package dev.hushcell.testing;

import java.util.ArrayList;
import java.util.List;

/** Requires that a stack trace of this driver has each text once. */
public final class OnceTold {
  private OnceTold() {}

  /** Fails if a cause has a sentence that stands above it already; a single word may be a code. */
  public static void require(Throwable failure) {
    List<String> above = new ArrayList<>();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage()).strip();
      if (text.contains(" ") && above.stream().anyMatch(one -> one.contains(text))) {
        throw new AssertionError("a cause repeats what stands above it: " + text, failure);
      }
      above.add(text);
    }
  }

  /** Requires it of what this driver throws; what the real driver throws is its own. */
  public static void requireOfOurs(Throwable failure) {
    if (String.valueOf(failure.getMessage()).startsWith("[HC-")) {
      require(failure);
    }
  }
}
