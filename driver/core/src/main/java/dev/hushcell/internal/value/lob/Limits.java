package dev.hushcell.internal.value.lob;

import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Streams of which an application said how much is to be read. */
public final class Limits {
  private Limits() {}

  /** Returns the bytes up to a length; all of them where it is negative. */
  public static InputStream of(InputStream in, long length) {
    return length < 0 ? in : new LimitedBytes(in, length);
  }

  /** Returns the characters up to a length; all of them where it is negative. */
  public static Reader of(Reader in, long length) {
    return length < 0 ? in : new LimitedText(in, length);
  }

  private static int most(int wanted, long left) {
    return (int) Math.min(wanted, left);
  }

  private static final class LimitedBytes extends FilterInputStream {
    private long left;

    LimitedBytes(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      int found = left == 0 ? -1 : in.read();
      left -= found < 0 ? 0 : 1;
      return found;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int found = in.read(to, offset, most(length, left));
      left -= Math.max(0, found);
      return found;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  private static final class LimitedText extends FilterReader {
    private long left;

    LimitedText(Reader in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      int found = left == 0 ? -1 : in.read();
      left -= found < 0 ? 0 : 1;
      return found;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int found = in.read(to, offset, most(length, left));
      left -= Math.max(0, found);
      return found;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
