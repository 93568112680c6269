package dev.hushcell.internal.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks for a text in a file, from its end on: it is usually in one of the last lines. */
final class FileSearch {
  private static final int BLOCK = 1 << 16;

  private FileSearch() {}

  static boolean contains(Path path, String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    byte[] block = new byte[BLOCK + wanted.length - 1];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long end = file.length();
      for (long from = end; from > 0; ) {
        from = Math.max(0, from - BLOCK);
        int length = (int) Math.min(block.length, end - from);
        file.seek(from);
        file.readFully(block, 0, length);
        if (isIn(block, length, wanted)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isIn(byte[] block, int length, byte[] wanted) {
    for (int i = 0; i + wanted.length <= length; i++) {
      int same = 0;
      while (same < wanted.length && block[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
