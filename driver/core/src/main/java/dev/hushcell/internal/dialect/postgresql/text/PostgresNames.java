package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.TokenKind;

/**
 * Names as PostgreSQL keeps them: it cuts longer ones to 63 bytes and goes on, so a name that seems
 * to be another may be that of a protected table.
 */
final class PostgresNames {
  private static final int MOST_BYTES = 63;

  private PostgresNames() {}

  /** Returns a name as it is kept, in a database whose encoding is UTF-8. */
  static String kept(String name) {
    if (name.length() * 3 <= MOST_BYTES) {
      return name;
    }
    int bytes = 0;
    int at = 0;
    while (at < name.length()) {
      int codePoint = name.codePointAt(at);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > MOST_BYTES) {
        return name.substring(0, at);
      }
      at += Character.charCount(codePoint);
    }
    return name;
  }

  /** Reads a name in quotes. */
  static void quoted(TextScan scan) {
    LiteralScan.Read read = scan.literals().quoted(scan.at(), '"');
    scan.add(TokenKind.QUOTED, read.end(), kept(read.value()));
  }
}
