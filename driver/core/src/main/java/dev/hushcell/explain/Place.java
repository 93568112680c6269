package dev.hushcell.explain;

/**
 * A place in a text.
 *
 * @param offset UTF-16 units before it
 * @param line number of its line, from 1
 * @param column number of its character in the line, from 1; a tab counts one
 */
public record Place(int offset, int line, int column) {
  /** Returns the place at an offset; one outside the text is drawn to its nearer end. */
  public static Place of(String text, int offset) {
    int end = Math.max(0, Math.min(offset, text.length()));
    int line = 1;
    int begin = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !pair) {
        line++;
        begin = i + 1;
      }
    }
    return new Place(end, line, text.codePointCount(begin, end) + 1);
  }

  /** Returns line and column, as {@code 3:14}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
