package dev.hushcell.samples.crm.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts of forms as they are kept. */
public final class FormText {
  private FormText() {}

  /** Returns the text without spaces around it, or null for an empty one. */
  public static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * Returns what a phone number is found by: nothing but its digits and a plus in front. The
   * database compares cells, so one number must have one spelling.
   */
  public static @Nullable String phoneKey(@Nullable String text) {
    String bare = text == null ? "" : text.replace("(0)", "").replaceAll("[^+0-9]", "");
    String kept = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    return kept.isEmpty() ? null : kept;
  }

  /** Returns what a tax number is found by: upper case, no spaces or punctuation. */
  public static @Nullable String taxIdKey(@Nullable String text) {
    String kept = text == null ? "" : text.replaceAll("[^\\p{L}\\p{N}]", "");
    return kept.isEmpty() ? null : kept.toUpperCase(Locale.ROOT);
  }
}
