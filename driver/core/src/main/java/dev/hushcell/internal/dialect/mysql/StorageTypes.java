package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;

/** The types of the columns that keep cells. */
final class StorageTypes {
  private static final int UTF8_BYTES = 4;

  /** Longer ones are kept beside the row, of which the parts together have 65,535 bytes at most. */
  private static final long LONGEST_IN_ROW = 16_383;

  private static final long BLOB = 65_535;
  static final long MEDIUM_BLOB = 16_777_215;

  private StorageTypes() {}

  static String of(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> text(column);
      case BINARY -> bytes(column);
    };
  }

  private static String bytes(ProtectedColumn column) {
    long length = length(column);
    if (length <= LONGEST_IN_ROW && !isLob(column.type())) {
      return "VARBINARY(" + length + ")";
    }
    return length <= BLOB ? "BLOB" : length <= MEDIUM_BLOB ? "MEDIUMBLOB" : "LONGBLOB";
  }

  /** Each character of base64url is one byte, and its case counts. */
  private static String text(ProtectedColumn column) {
    long length = length(column);
    boolean inRow = length <= LONGEST_IN_ROW && !isLob(column.type());
    String name =
        inRow
            ? "VARCHAR(" + length + ")"
            : length <= BLOB ? "TEXT" : length <= MEDIUM_BLOB ? "MEDIUMTEXT" : "LONGTEXT";
    return name + " CHARACTER SET ascii COLLATE ascii_bin";
  }

  /** Returns the length of the longest cell as it is stored. */
  static long length(ProtectedColumn column) {
    return CellSize.storedLength(column, valueBytes(column.type()));
  }

  /** VARCHAR counts characters, TEXT counts bytes. */
  private static long valueBytes(LogicalType type) {
    if (type.isText() && !isLob(type)) {
      return UTF8_BYTES * type.precision();
    }
    return type.family() == Family.TEXT ? type.precision() : CellSize.maxValueBytes(type);
  }

  static boolean isLob(LogicalType type) {
    return type.jdbcType() == Types.LONGVARCHAR || type.jdbcType() == Types.LONGVARBINARY;
  }
}
