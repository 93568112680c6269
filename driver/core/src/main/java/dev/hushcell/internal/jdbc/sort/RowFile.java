package dev.hushcell.internal.jdbc.sort;

import dev.hushcell.internal.cell.TemporarySeal;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file of rows in several runs, each of which is sorted. The file has ciphertext alone,
 * can be read by its owner alone, and is gone as soon as this is closed or the process ends.
 */
final class RowFile {
  private static final int BLOCK = 1 << 14;

  private final FileChannel file;
  private final TemporarySeal seal;
  private final List<List<Integer>> runs = new ArrayList<>(); // sealed lengths of their blocks
  private final Block made = new Block();
  private int blocks;

  RowFile(TemporarySeal seal, Path directory) throws SQLException {
    this.seal = seal;
    try {
      this.file =
          FileChannel.open(
              Files.createTempFile(directory, "hushcell", ".rows"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  /**
   * Returns a row with its image. While it comes, all of it is at one place in the processor's
   * caches; once rows are sorted, each of its values would be looked for in memory.
   */
  KeptRow waiting(KeptRow row) throws SQLException {
    try (DataOutputStream out = new DataOutputStream(made)) {
      RowImage.write(row, out);
      return row.waiting(made.toByteArray());
    } catch (IOException e) {
      throw notKept(e);
    } finally {
      made.erase();
    }
  }

  void write(List<KeptRow> sorted) throws SQLException {
    List<Integer> lengths = new ArrayList<>();
    Block block = new Block();
    try (DataOutputStream out = new DataOutputStream(block)) {
      for (KeptRow row : sorted) {
        RowImage.write(row, out);
        if (block.size() >= BLOCK) {
          lengths.add(sealed(block));
        }
      }
      lengths.add(sealed(block));
    } catch (IOException e) {
      throw notKept(e);
    }
    runs.add(lengths);
  }

  private int sealed(Block block) throws IOException {
    byte[] sealed = seal.seal(blocks++, block.bytes(), block.size());
    block.erase();
    ByteBuffer rest = ByteBuffer.wrap(sealed);
    while (rest.hasRemaining()) {
      int unused = file.write(rest);
    }
    return sealed.length;
  }

  /** Bytes that are erased once they were sealed. */
  private static final class Block extends ByteArrayOutputStream {
    Block() {
      super(2 * BLOCK);
    }

    byte[] bytes() {
      return buf;
    }

    void erase() {
      java.util.Arrays.fill(buf, 0, count, (byte) 0);
      reset();
    }
  }

  /** Returns the runs, each at its first row. */
  List<Run> runs() throws SQLException {
    List<Run> all = new ArrayList<>();
    long begin = 0;
    int first = 0;
    for (List<Integer> lengths : runs) {
      Run run = new Run(begin, first, lengths);
      run.step();
      all.add(run);
      begin += lengths.stream().mapToLong(Integer::longValue).sum();
      first += lengths.size();
    }
    return all;
  }

  final class Run {
    private final List<Integer> lengths;
    private final int first;
    private long begin;
    private int next;
    private DataInputStream open = new DataInputStream(new ByteArrayInputStream(new byte[0]));
    private @Nullable KeptRow row;

    private Run(long begin, int first, List<Integer> lengths) {
      this.begin = begin;
      this.first = first;
      this.lengths = lengths;
    }

    /** Returns the row at which it is; null behind the last one. */
    @Nullable KeptRow row() {
      return row;
    }

    void step() throws SQLException {
      try {
        while (open.available() == 0 && next < lengths.size()) {
          open = new DataInputStream(new ByteArrayInputStream(opened()));
        }
        row = open.available() == 0 ? null : RowImage.read(open);
      } catch (IOException e) {
        throw notKept(e);
      }
    }

    private byte[] opened() throws IOException {
      ByteBuffer sealed = ByteBuffer.allocate(lengths.get(next));
      while (sealed.hasRemaining()) {
        if (file.read(sealed, begin + sealed.position()) < 0) {
          throw new IOException("the file is too short");
        }
      }
      begin += sealed.capacity();
      return seal.open(first + next++, sealed.array());
    }
  }

  void close() {
    try {
      file.close();
    } catch (IOException e) {
      // It is gone with the process.
    }
  }

  private static SQLException notKept(IOException e) {
    return SqlErrors.of(
        JdbcFault.NOT_SPOOLED.fault(
            "rows that are sorted in the driver wait in a temporary file, which could not be written"
                + " or read; make room in java.io.tmpdir, or name another directory there",
            e));
  }
}
