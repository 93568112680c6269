package dev.hushcell.internal.value;

import org.jspecify.annotations.Nullable;

/**
 * A value in clear on its way into a cell, as a setter handed it over or as what that means beside
 * a column. It is no {@link Cell}, so javac refuses to send it as one, or to seal a cell again.
 *
 * @param value never shown; null for NULL
 */
public record Plaintext(@Nullable Object value) {
  /** NULL, which is no secret. */
  public static final Plaintext NULL = new Plaintext(null);

  public static Plaintext of(@Nullable Object value) {
    return value == null ? NULL : new Plaintext(value);
  }

  public boolean isNull() {
    return value == null;
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "Plaintext";
  }
}
