package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.internal.audit.AuditKeys.AuditKey;
import dev.hushcell.internal.fips.FipsModule;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A file of lines of which each names the hash of the one before. Several processes append to it,
 * each under a lock for all. What this process wrote last it remembers: where that is not in the
 * file any more, it goes on from there all the same, so that the chain shows it. Thread-safe.
 */
final class ChainFile implements AutoCloseable {
  static final int LONGEST = 1 << 16;

  private final Path path;
  private final FileMutex mutex;
  private final LineHash hash;
  private final ReentrantLock threads = new ReentrantLock();

  /** Catalogues of which this process wrote lines, or found some. */
  private final Set<UUID> started = new HashSet<>();

  /** Starts that were counted, but could not be written yet. */
  private final Map<UUID, Draft> starts = new HashMap<>();

  private AuditMark known = AuditMark.START;
  private long knownStart;
  private long knownEnd = -1;

  ChainFile(Path path, FipsModule module) {
    this.path = path.toAbsolutePath().normalize();
    this.mutex = new FileMutex(this.path.resolveSibling(this.path.getFileName() + ".lock"));
    this.hash = new LineHash(module);
  }

  /** A line that has yet to know which one is before it. */
  record Draft(AuditKey key, String fields) {
    String after(AuditMark before) {
      return AuditLine.write(before, fields, key);
    }
  }

  /** Makes the first line of a catalogue in a file. */
  @FunctionalInterface
  interface Start {
    Draft of(AuditKey key, Path file);
  }

  /** Where a file ends: its last line that is whole, and whether something stands behind it. */
  private record Tail(AuditMark last, boolean whole) {}

  /** SHA-256 of lines, by the module. Thread-safe. */
  record LineHash(FipsModule module) {
    /** Returns what names a line, which stands there without its line end. */
    AuditMark mark(long number, byte[] line) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256", module.provider());
        return new AuditMark(number, HexFormat.of().formatHex(digest.digest(line)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the module has no SHA-256", e);
      }
    }
  }

  Path path() {
    return path;
  }

  /** Makes the file if it is not there, and throws if it cannot be written to. */
  void requireWritable() throws IOException {
    create();
    new FileOutputStream(path.toFile(), true).close();
  }

  /** Appends lines, all or none of them, each catalogue behind its start. */
  void append(List<Draft> drafts, Start start) throws IOException {
    threads.lock();
    try (FileMutex.Held held = mutex.take()) {
      held.require();
      create();
      appendAlone(withStarts(drafts, start));
      for (Draft draft : drafts) {
        started.add(draft.key().catalogue());
        starts.remove(draft.key().catalogue());
      }
    } finally {
      threads.unlock();
    }
  }

  /** What this process has begun it goes on with, wherever the file went: that proves the place. */
  private List<Draft> withStarts(List<Draft> drafts, Start start) throws IOException {
    Map<UUID, Draft> missing = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      UUID catalogue = draft.key().catalogue();
      if (!started.contains(catalogue)
          && !missing.containsKey(catalogue)
          && !contains(AuditLine.of(catalogue))) {
        missing.put(
            catalogue, starts.computeIfAbsent(catalogue, key -> start.of(draft.key(), path)));
      }
    }
    return Stream.concat(missing.values().stream(), drafts.stream()).toList();
  }

  /** Looks for a text of ASCII from the end on: it is usually in one of the last lines. */
  private boolean contains(String text) throws IOException {
    byte[] block = new byte[LONGEST + text.length() - 1];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long end = file.length();
      for (long from = end; from > 0; ) {
        from = Math.max(0, from - LONGEST);
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

  private void appendAlone(List<Draft> drafts) throws IOException {
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
        Files.createFile(path, FileMutex.ownerOnly());
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
