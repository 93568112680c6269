package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;

/**
 * Text that a driver sends without a type, so that the database reads it as it reads a literal.
 *
 * @param text never shown
 */
public record UntypedText(String text) implements UnresolvedValue {
  @Override
  public Object by(RealDriver driver, LogicalType column) {
    return text;
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "UntypedText";
  }
}
