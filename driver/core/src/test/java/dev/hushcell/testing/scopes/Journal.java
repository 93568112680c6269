package dev.hushcell.testing.scopes;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a server writes down each statement and each parameter as it gets them. */
public final class Journal {
  private final Path file;
  private long position;

  /** Reads a file that grows. */
  public Journal(Path file) {
    this.file = file;
  }

  /** Passes over what was written so far. */
  public void skip() throws IOException {
    position = Files.exists(file) ? Files.size(file) : 0;
  }

  /** Returns what was written since. */
  public String read() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long size = log.length();
      byte[] bytes = new byte[(int) (size - position)];
      log.seek(position);
      log.readFully(bytes);
      position = size;
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
