package dev.hushcell.internal.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file as the bytes that they are. */
final class LineReader implements AutoCloseable {
  private final InputStream in;
  private boolean whole = true;

  LineReader(Path path) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(path), ChainFile.LONGEST);
  }

  /** Returns the next line without its end, cut where it is too long; null behind the last one. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int read = in.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() <= ChainFile.LONGEST) {
        line.write(read);
      }
    }
    whole = read == '\n';
    return line.toByteArray();
  }

  /** Tells whether the last line that was read had an end. */
  boolean isWhole() {
    return whole;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
