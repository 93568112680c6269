package dev.hushcell.internal.sql.read;

/** Ends reading where a text is not understood; thrown to the one place that began it. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final String expected;

  Stop(int index, String expected) {
    super(expected, null, false, false);
    this.index = index;
    this.expected = expected;
  }

  int index() {
    return index;
  }

  String expected() {
    return expected;
  }
}
