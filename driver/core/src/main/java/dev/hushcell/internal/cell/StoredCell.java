package dev.hushcell.internal.cell;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.Storage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cell as the database stores it: sealed bytes, the same as text, or NULL. */
public final class StoredCell extends Cell {
  private static final Pattern BYTES =
      Pattern.compile("[Xx]?'(?:\\\\x)?([0-9A-Fa-f]+)'.*|0x([0-9A-Fa-f]+)", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("'([A-Za-z0-9_=-]+)'.*", Pattern.DOTALL);

  private static final Pattern WILD = Pattern.compile("[|%_]");

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private static final StoredCell NO_BYTES = new StoredCell(null);
  private static final StoredCell NO_TEXT = new StoredCell(null);

  /** {@code byte[]}, or text as base64url without padding; null for NULL. */
  private final @Nullable Object content;

  private StoredCell(@Nullable Object content) {
    this.content = content;
  }

  static StoredCell of(byte[] sealed, Storage storage) {
    return new StoredCell(storage == Storage.TEXT ? ENCODER.encodeToString(sealed) : sealed);
  }

  /** Returns what the stored form of all cells begins with that begin with some bytes. */
  static StoredCell beginning(byte[] bytes, Storage storage) {
    return storage == Storage.TEXT
        ? new StoredCell(
            ENCODER.encodeToString(bytes).substring(0, CellSize.wholeCharacters(bytes.length)))
        : new StoredCell(bytes);
  }

  static StoredCell none(Storage storage) {
    return storage == Storage.TEXT ? NO_TEXT : NO_BYTES;
  }

  static StoredCell stored(byte @Nullable [] bytes) {
    return bytes == null ? NO_BYTES : new StoredCell(bytes);
  }

  static StoredCell stored(@Nullable String text) {
    return text == null ? NO_TEXT : new StoredCell(text);
  }

  public static StoredCell in(ResultSet row, int column, Storage storage) throws SQLException {
    return switch (storage) {
      case BINARY -> stored(row.getBytes(column));
      case TEXT -> stored(row.getString(column));
    };
  }

  public static StoredCell in(CallableStatement call, int parameter, Storage storage)
      throws SQLException {
    return switch (storage) {
      case BINARY -> stored(call.getBytes(parameter));
      case TEXT -> stored(call.getString(parameter));
    };
  }

  /** Returns the cell that the database shows as a literal; empty where it shows none. */
  public static Optional<StoredCell> in(String literal, Storage storage) {
    Matcher found = (storage == Storage.TEXT ? TEXT : BYTES).matcher(literal);
    if (!found.matches()) {
      return Optional.empty();
    }
    if (storage == Storage.TEXT) {
      return Optional.of(stored(found.group(1)));
    }
    String digits = found.group(1) == null ? found.group(2) : found.group(1);
    return digits.length() % 2 == 0
        ? Optional.of(stored(HexFormat.of().parseHex(digits)))
        : Optional.empty();
  }

  public static int jdbcType(Storage storage) {
    return storage == Storage.TEXT ? Types.VARCHAR : Types.VARBINARY;
  }

  /** Returns cells as an array, of whose class drivers make the type of an array of SQL. */
  public static @Nullable Object[] array(StoredCell[] cells) {
    boolean text = Arrays.stream(cells).anyMatch(each -> each.content instanceof String);
    return Arrays.stream(cells)
        .map(each -> each.content)
        .toArray(length -> text ? new String[length] : new byte[length][]);
  }

  /** Returns the least of what stands behind all that begins with this, in the order of bytes. */
  public StoredCell behindAll() {
    if (content == null) {
      return this;
    }
    byte[] next = ((byte[]) content).clone();
    for (int i = next.length - 1; ++next[i] == 0; i--) {}
    return new StoredCell(next);
  }

  /** Returns the pattern, with {@code |} for escapes, of all that begins with this. */
  public StoredCell asPattern() {
    if (content == null) {
      return this;
    }
    boolean bytes = content instanceof byte[];
    String text =
        bytes ? new String((byte[]) content, StandardCharsets.ISO_8859_1) : (String) content;
    String pattern = WILD.matcher(text).replaceAll("|$0") + "%";
    return new StoredCell(bytes ? pattern.getBytes(StandardCharsets.ISO_8859_1) : pattern);
  }

  public boolean isNull() {
    return content == null;
  }

  public int length() {
    if (content == null) {
      return 0;
    }
    return content instanceof byte[] bytes ? bytes.length : ((String) content).length();
  }

  @Override
  public void bind(PreparedStatement to, int parameter) throws SQLException {
    if (content == null) {
      to.setNull(parameter, jdbcType(this == NO_TEXT ? Storage.TEXT : Storage.BINARY));
    } else if (content instanceof byte[] bytes) {
      to.setBytes(parameter, bytes);
    } else {
      to.setString(parameter, (String) content);
    }
  }

  @Override
  public void update(ResultSet row, int column) throws SQLException {
    if (content == null) {
      row.updateNull(column);
    } else if (content instanceof byte[] bytes) {
      row.updateBytes(column, bytes);
    } else {
      row.updateString(column, (String) content);
    }
  }

  /** Returns it as a literal of the database. Base64url needs no escape between quotes. */
  public String literal(TypeKnowledge types) {
    if (content == null) {
      return "NULL";
    }
    return content instanceof byte[] bytes ? types.literal(bytes) : "'" + content + "'";
  }

  public void write(DataOutput to) throws IOException {
    byte[] bytes =
        content instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : content == null ? new byte[0] : (byte[]) content;
    to.writeByte(content == null ? 0 : content instanceof String ? 1 : 2);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  public static StoredCell read(DataInput from) throws IOException {
    int form = from.readByte();
    byte[] bytes = new byte[from.readInt()];
    from.readFully(bytes);
    return switch (form) {
      case 0 -> NO_BYTES;
      case 1 -> new StoredCell(new String(bytes, StandardCharsets.UTF_8));
      default -> new StoredCell(bytes);
    };
  }

  /** Returns as a text what is the same in all cells of one group and one key; null for NULL. */
  public @Nullable String group() {
    if (content instanceof String text) {
      return text.substring(
          0, Math.min(text.length(), CellSize.wholeCharacters(CellSize.OF_GROUP)));
    }
    return content instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, CellSize.OF_GROUP))
        : null;
  }

  /** Returns what is stored, behind the key of its row, as bytes; must not be NULL. */
  byte[] carried() {
    return content instanceof String text
        ? text.getBytes(StandardCharsets.ISO_8859_1)
        : Objects.requireNonNull((byte[]) content);
  }

  /** Returns the sealed bytes, or null when it is not the one stored form of any. */
  byte @Nullable [] sealed(Storage wanted) {
    return switch (wanted) {
      case BINARY -> content instanceof byte[] bytes ? bytes : null;
      case TEXT -> content instanceof String text ? decoded(text) : null;
    };
  }

  private static byte @Nullable [] decoded(String text) {
    try {
      byte[] cell = DECODER.decode(text);
      return isCanonical(text, cell) ? cell : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The JDK's decoder takes padding characters and ignores the unused bits of the last one. */
  private static boolean isCanonical(String text, byte[] cell) {
    if (cell.length == 0 || CellSize.textLength(cell.length) != text.length()) {
      return false;
    }
    byte[] last = Arrays.copyOfRange(cell, (cell.length - 1) / 3 * 3, cell.length);
    return text.endsWith(ENCODER.encodeToString(last));
  }
}
