package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.LargeColumn.StoredBytes;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Blob;
import java.sql.SQLException;

/** A cell in a large object of the database. */
record StoredBlob(Blob object) implements StoredBytes {
  @Override
  public long length() throws IOException {
    try {
      return object.length();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public InputStream from(long place) throws IOException {
    try {
      InputStream found =
          place == 0
              ? object.getBinaryStream()
              : object.getBinaryStream(place + 1, object.length() - place);
      return found == null ? InputStream.nullInputStream() : found;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
