package dev.hushcell.internal.value;

import dev.hushcell.internal.value.lob.FaultyStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text on its way into a cell, as UTF-8. Not thread-safe. */
final class StreamedText extends StreamedValue {
  private static final int UNITS = 1 << 13;

  private final Reader inner;

  /** One more than is asked for: half of a pair waits here for the other. */
  private final char[] units = new char[UNITS + 1];

  private int waiting;
  private byte[] encoded = new byte[0];
  private int next;
  private long bytes;
  private long count;
  private boolean refusesNul;

  StreamedText(Reader inner) {
    this.inner = inner;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (next == encoded.length) {
      if (!fill()) {
        return -1;
      }
    }
    int found = Math.min(length, encoded.length - next);
    System.arraycopy(encoded, next, to, offset, found);
    next += found;
    bytes += found;
    return found;
  }

  private boolean fill() throws IOException {
    int found = inner.read(units, waiting, UNITS - waiting);
    int all = waiting + Math.max(0, found);
    boolean ends = found < 0;
    waiting = !ends && all > 0 && Character.isHighSurrogate(units[all - 1]) ? 1 : 0;
    int whole = all - waiting;
    String text = new String(units, 0, whole);
    encode(text);
    count += whole;
    if (waiting == 1) {
      units[0] = units[all - 1];
    }
    return !ends || whole > 0;
  }

  @Override
  public void refuseNul() {
    refusesNul = true;
  }

  private void encode(String text) throws IOException {
    if (refusesNul && text.indexOf('\0') >= 0) {
      throw new FaultyStream(
          ValueFault.BROKEN_TEXT.fault(
              "The text that is streamed has a character NUL, which no text of the database has;"
                  + " remove it, or store bytes"));
    }
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        throw new FaultyStream(
            ValueFault.BROKEN_TEXT.fault(
                "The text that is streamed has half of a surrogate pair, which no encoding has;"
                    + " send whole characters"));
      }
    }
    Arrays.fill(encoded, (byte) 0);
    encoded = text.getBytes(StandardCharsets.UTF_8);
    next = 0;
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public long units() {
    return count;
  }
}
