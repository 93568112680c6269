package dev.hushcell.testing.leak;

/**
 * A mark that was found where it must not be.
 *
 * @param source file, traffic, log, message
 * @param mark the mark
 * @param form how it was encoded
 */
public record Finding(String source, Mark mark, String form) {
  @Override
  public String toString() {
    return mark + " in " + source + " as " + form;
  }
}
