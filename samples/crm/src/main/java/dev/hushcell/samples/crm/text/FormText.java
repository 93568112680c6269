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
   * Returns a phone number with nothing but its digits and a plus in front: the database compares
   * cells, so one number must have one spelling.
   */
  public static @Nullable String phone(@Nullable String text) {
    String kept = text == null ? "" : text.replaceAll("[^+0-9]", "");
    return kept.isEmpty() ? null : kept;
  }

  /** Returns a tax number in one spelling: upper case, no spaces or punctuation. */
  public static @Nullable String taxId(@Nullable String text) {
    String kept = text == null ? "" : text.replaceAll("[^\\p{L}\\p{N}]", "");
    return kept.isEmpty() ? null : kept.toUpperCase(Locale.ROOT);
  }
}
