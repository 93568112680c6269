package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.Cell;
import dev.hushcell.internal.cell.StreamedCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.ValueFault;
import dev.hushcell.internal.value.lob.FaultyStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;

/**
 * A sealed cell that waits in a temporary file until the driver sends it, once. Sealing is over by
 * then: whatever fails of it fails before anything is on its way to the database, which a driver
 * could not take back.
 *
 * <p>The file has ciphertext alone, can be read by its owner alone, and is gone as soon as this is
 * closed or the process ends. Not thread-safe, like its statement.
 */
public final class SpooledCell extends InputStream {
  /** A cell of at most so many bytes stays in memory: a batch may have many of them. */
  static final int HELD = 1 << 22;

  private static final int BLOCK = 1 << 16;
  private static final long MOST = Integer.MAX_VALUE - 8;

  private final FileChannel file;
  private final long length;
  private boolean ended;

  private SpooledCell(FileChannel file, long length) {
    this.file = file;
    this.length = length;
  }

  /**
   * Seals a cell to its end.
   *
   * @param column what messages call its column
   * @param files gets what is to be closed, if the cell does not fit in memory
   */
  public static Cell of(StreamedCell sealing, String column, List<SpooledCell> files)
      throws SQLException {
    return of(sealing, column, files, HELD, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Seals it.
   *
   * @param held how many bytes stay in memory
   */
  static Cell of(
      StreamedCell sealing, String column, List<SpooledCell> files, int held, Path directory)
      throws SQLException {
    try (InputStream in = sealing.stream()) {
      byte[] begun = read(in, held + 1, column);
      if (begun.length <= held) {
        return sealing.held(begun);
      }
      SpooledCell spooled = spooled(begun, in, column, directory);
      files.add(spooled);
      return sealing.kept(spooled, spooled.length);
    } catch (IOException e) {
      throw failed(column, e); // of closing what was read
    }
  }

  private static SpooledCell spooled(
      byte[] begun, InputStream sealing, String column, Path directory) throws SQLException {
    FileChannel file = opened(directory);
    boolean done = false;
    try {
      long length = 0;
      byte[] next = begun;
      while (next.length > 0) {
        write(file, next);
        length += next.length;
        requireSendable(length, column);
        next = read(sealing, BLOCK, column);
      }
      file.position(0);
      done = true;
      return new SpooledCell(file, length);
    } catch (IOException e) {
      throw notKept(e);
    } finally {
      if (!done) {
        closeQuietly(file);
      }
    }
  }

  private static byte[] read(InputStream sealing, int most, String column) throws SQLException {
    try {
      return sealing.readNBytes(most);
    } catch (FaultyStream e) {
      throw SqlErrors.of(e.fault());
    } catch (IOException e) {
      throw failed(column, e);
    }
  }

  private static SQLException failed(String column, IOException e) {
    return SqlErrors.of(
        ValueFault.STREAM_FAILED.fault(
            "The stream of a value of " + column + " failed while it was read; nothing was stored",
            e));
  }

  private static void requireSendable(long length, String column) throws SQLException {
    if (length > MOST) {
      throw SqlErrors.of(
          JdbcFault.LARGE_VALUE,
          "a streamed value of "
              + column
              + " has more than 2 billion bytes, more than a driver sends; split the value");
    }
  }

  private static FileChannel opened(Path directory) throws SQLException {
    try {
      Path path = Files.createTempFile(directory, "hushcell", ".cell");
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  private static void write(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      int unused = file.write(rest);
    }
  }

  private static SQLException notKept(IOException e) {
    return SqlErrors.of(
        JdbcFault.NOT_SPOOLED.fault(
            "a large value waits for its statement in a temporary file, which could not be"
                + " written; make room in java.io.tmpdir, or name another directory there",
            e));
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  /** A driver that tries again would find nothing, and would store that. */
  @Override
  public int read(byte[] to, int offset, int wanted) throws IOException {
    if (ended || !file.isOpen()) {
      Fault again =
          JdbcFault.LARGE_VALUE.fault(
              "the driver read a large value again, which was sent already; set it again, with what"
                  + " is to be read now");
      throw new IOException(again.getMessage());
    }
    int found = wanted == 0 ? 0 : file.read(ByteBuffer.wrap(to, offset, wanted));
    ended = found < 0;
    return found;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  public static void closeAll(Iterable<SpooledCell> cells) {
    cells.forEach(each -> closeQuietly(each.file));
  }

  private static void closeQuietly(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      // It is gone with the process.
    }
  }
}
