package dev.hushcell.internal.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks for a text of ASCII in a file, from its end on: it is usually in one of the last lines. */
final class FileSearch {
  private static final int BLOCK = 1 << 16;

  private FileSearch() {}

  static boolean contains(Path path, String text) throws IOException {
    byte[] block = new byte[BLOCK + text.length() - 1];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long end = file.length();
      for (long from = end; from > 0; ) {
        from = Math.max(0, from - BLOCK);
        int length = (int) Math.min(block.length, end - from);
        file.seek(from);
        file.readFully(block, 0, length);
        if (new String(block, 0, length, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }
}
