package dev.hushcell.contract.values;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/** What is in streams and large objects. */
final class Content {
  private Content() {}

  /** Returns text or bytes of what has such content; other objects as they are. */
  static @Nullable Object of(@Nullable Object value) throws SQLException, IOException {
    if (value instanceof InputStream in) {
      return in.readAllBytes();
    }
    if (value instanceof Reader reader) {
      StringWriter all = new StringWriter();
      reader.transferTo(all);
      return all.toString();
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, (int) clob.length());
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, (int) blob.length());
    }
    return value instanceof SQLXML xml ? xml.getString() : value;
  }
}
