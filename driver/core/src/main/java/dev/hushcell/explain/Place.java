package dev.hushcell.explain;

/**
 * A place in a text.
 *
 * @param offset UTF-16 units before it
 * @param line number of its line, from 1
 * @param column number of its character in the line, from 1; a tab counts one
 */
public record Place(int offset, int line, int column) {
  /** The place of the first character of any text. */
  public static final Place BEGIN = new Place(0, 1, 1);

  /** Returns the place at an offset; one outside the text is drawn to its nearer end. */
  public static Place of(String text, int offset) {
    return BEGIN.to(text, offset);
  }

  /**
   * Returns the place at another offset of the same text. Where it comes after this one, only what
   * stands between them is looked at: places asked for in their order cost no more together than
   * the last one alone.
   */
  public Place to(String text, int other) {
    int end = Math.max(0, Math.min(other, text.length()));
    if (end < offset || splitsCharacter(text)) {
      return BEGIN.to(text, end);
    }
    int lines = line;
    int begin = offset;
    int before = column;
    for (int i = offset; i < end; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !pair) {
        lines++;
        begin = i + 1;
        before = 1;
      }
    }
    return new Place(end, lines, before + text.codePointCount(begin, end));
  }

  /** One half of a character counts as one, and so does the whole. */
  private boolean splitsCharacter(String text) {
    return offset > 0
        && offset < text.length()
        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
  }

  /** Returns line and column, as {@code 3:14}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
