package dev.hushcell.internal.value;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.value.lob.Limits;
import dev.hushcell.policy.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Content that a setter handed over as a stream or large object, to be read when the statement
 * runs. Not thread-safe, like its statement.
 */
public final class Content implements UnresolvedValue {
  static final long NO_LENGTH = -1;

  /** A value, its cell and what the driver makes of it are in memory at once. */
  private static final long MOST_BYTES =
      Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4);

  private static final int SOME = 1 << 13;

  private final @Nullable SqlCall<InputStream> bytes;
  private final @Nullable SqlCall<Reader> text;
  private final boolean once;
  private boolean read;
  private long most = MOST_BYTES;

  private Content(
      @Nullable SqlCall<InputStream> bytes, @Nullable SqlCall<Reader> text, boolean once) {
    this.bytes = bytes;
    this.text = text;
    this.once = once;
  }

  /** Sets how many bytes it may have in memory. */
  Content within(long bytes) {
    most = bytes;
    return this;
  }

  /** Returns bytes, of which at most so many are read. */
  static Content of(InputStream bytes, long length) {
    return new Content(() -> Limits.of(bytes, length), null, true);
  }

  /** Returns text, of which at most so many characters are read. */
  static Content of(Reader text, long length) {
    return new Content(null, () -> Limits.of(text, length), true);
  }

  /** Returns the content of a large object; each run reads it again. */
  static Content of(Blob object) {
    Blob kept = Argument.snapshot(object);
    return new Content(kept::getBinaryStream, null, false);
  }

  /** Returns the content of a large object; each run reads it again. */
  static Content of(Clob object) {
    Clob kept = Argument.snapshot(object);
    return new Content(null, kept::getCharacterStream, false);
  }

  static Content of(SQLXML object) {
    SQLXML kept = Argument.snapshot(object);
    return new Content(null, kept::getCharacterStream, false);
  }

  /** Tells whether it is of an object that each run reads again. */
  public boolean isReadAgain() {
    return !once;
  }

  /**
   * Returns it as a value that is sealed as it is read; null where the column keeps another kind.
   */
  public @Nullable StreamedValue streamed(LogicalType column) throws SQLException {
    if (column.isText() != (text != null)) {
      return null;
    }
    requireUnread();
    return text != null
        ? StreamedValue.of(text.run())
        : StreamedValue.of(Objects.requireNonNull(bytes).run());
  }

  /** Returns all of it: text, or bytes. */
  @Override
  public Object by(RealDriver driver, LogicalType column) throws SQLException {
    if (!driver.takesContent(column, text != null)) {
      throw SqlErrors.of(
          JdbcFault.NOT_CONVERTIBLE,
          "a stream or large object does not become a value of a protected column of type "
              + column.declared()
              + "; bind it with the setter of its class");
    }
    requireUnread();
    try {
      return text != null ? whole(text.run()) : whole(Objects.requireNonNull(bytes));
    } catch (IOException e) {
      throw SqlErrors.of(
          ValueFault.STREAM_FAILED.fault(
              "The stream of a value failed while it was read; nothing was stored", e));
    }
  }

  private void requireUnread() throws SQLException {
    if (once && read) {
      throw SqlErrors.of(
          JdbcFault.LARGE_VALUE,
          "a stream was read by an earlier run of the statement; set it again, with what is to be"
              + " read now");
    }
    read = true;
  }

  private Object whole(SqlCall<InputStream> bytes) throws SQLException, IOException {
    try (InputStream in = bytes.run()) {
      byte[] all = in.readNBytes((int) most);
      if (all.length == most && in.read() >= 0) {
        throw tooLarge();
      }
      return all;
    }
  }

  private Object whole(Reader text) throws SQLException, IOException {
    try (text) {
      StringWriter all = new StringWriter();
      char[] some = new char[SOME];
      for (int found = text.read(some); found >= 0; found = text.read(some)) {
        all.write(some, 0, found);
        if (all.getBuffer().length() > most / Character.BYTES) {
          throw tooLarge();
        }
      }
      return all.toString();
    }
  }

  private SQLException tooLarge() {
    return SqlErrors.of(
        JdbcFault.LARGE_VALUE,
        "a streamed value has more than "
            + (most >> 20)
            + " MiB, a quarter of the heap, where it has to be as a whole for this database; give the"
            + " JVM more, or split the value");
  }

  /** Never the content. */
  @Override
  public String toString() {
    return text != null ? "Content[text]" : "Content[bytes]";
  }
}
