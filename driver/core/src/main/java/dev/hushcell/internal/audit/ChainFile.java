package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.internal.fips.FipsModule;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file of lines of which each names the hash of the one before. Several processes append to it,
 * each under a lock for all. What this process wrote last it remembers: where that is not in the
 * file any more, it goes on from there all the same, so that the chain shows it. Thread-safe.
 */
final class ChainFile implements AutoCloseable {
  /** No line is longer. */
  static final int LONGEST = 1 << 16;

  private final Path path;
  private final FileMutex mutex;
  private final LineHash hash;
  private final ReentrantLock threads = new ReentrantLock();
  private AuditMark known = AuditMark.START;
  private long knownStart;
  private long knownEnd = -1;

  ChainFile(Path path, FipsModule module) {
    this.path = path.toAbsolutePath().normalize();
    this.mutex = new FileMutex(this.path.resolveSibling(this.path.getFileName() + ".lock"));
    this.hash = new LineHash(module);
  }

  /** A line that has yet to know which one is before it. */
  @FunctionalInterface
  interface Draft {
    String after(AuditMark before);
  }

  /** Where a file ends: its last line that is whole, and whether something stands behind it. */
  private record Tail(AuditMark last, boolean whole) {}

  Path path() {
    return path;
  }

  /** Makes the file if it is not there, and throws if it cannot be written to. */
  void requireWritable() throws IOException {
    create();
    new FileOutputStream(path.toFile(), true).close();
  }

  /** Appends lines, all or none of them. */
  void append(List<Draft> drafts) throws IOException {
    threads.lock();
    try (FileMutex.Held held = mutex.take()) {
      held.require();
      appendAlone(drafts);
    } finally {
      threads.unlock();
    }
  }

  private void appendAlone(List<Draft> drafts) throws IOException {
    create();
    long end = path.toFile().length();
    Tail tail = end == knownEnd ? new Tail(known, true) : tail(end);
    AuditMark last = tail.last();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int start = 0;
    if (!tail.whole()) {
      bytes.write('\n');
    }
    for (Draft draft : drafts) {
      byte[] line = draft.after(last).getBytes(StandardCharsets.UTF_8);
      start = bytes.size();
      bytes.writeBytes(line);
      bytes.write('\n');
      last = hash.mark(last.number() + 1, line);
    }
    write(bytes.toByteArray(), end);
    known = last;
    knownStart = end + start;
    knownEnd = end + bytes.size();
  }

  /** Appends, as a file asks for that may only grow; not by a channel, which interrupts close. */
  private void write(byte[] bytes, long end) throws IOException {
    try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
      try {
        out.write(bytes);
      } catch (IOException e) {
        out.getChannel().truncate(end); // what is left of a line that does not fit
        throw e;
      }
    }
  }

  private void create() throws IOException {
    if (!Files.exists(path)) {
      try {
        Files.createFile(path, ownerOnly());
      } catch (FileAlreadyExistsException e) {
        // another process was faster
      }
    }
  }

  /** Others may have written behind what is remembered, or in its place. */
  private Tail tail(long end) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = read(file, Math.max(0, end - LONGEST - 1), end);
      int stop = lastLineEnd(bytes, bytes.length);
      boolean whole = stop == bytes.length - 1;
      if (stop < 0 || !hasKnown(file, end)) {
        return new Tail(known, whole);
      }
      byte[] line = Arrays.copyOfRange(bytes, lastLineEnd(bytes, stop) + 1, stop);
      return new Tail(mark(line), whole);
    }
  }

  private AuditMark mark(byte[] line) throws IOException {
    long number =
        AuditLine.number(new String(line, StandardCharsets.UTF_8))
            .orElseThrow(() -> new IOException("its last line is not one of an audit"));
    return hash.mark(number, line);
  }

  /** Tells whether the line that this process wrote last is where it was, if it wrote one. */
  private boolean hasKnown(RandomAccessFile file, long end) throws IOException {
    return knownEnd < 0
        || (end >= knownEnd
            && hash.mark(known.number(), read(file, knownStart, knownEnd - 1)).equals(known));
  }

  private static byte[] read(RandomAccessFile file, long from, long to) throws IOException {
    byte[] bytes = new byte[(int) (to - from)];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  private static int lastLineEnd(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    threads.lock();
    try {
      mutex.close();
    } finally {
      threads.unlock();
    }
  }
}
