package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.NumberScan;
import dev.hushcell.internal.sql.TextScan;

/** Finds the end of PostgreSQL's numbers; a point that another one follows belongs to none. */
final class PostgresNumbers {
  private PostgresNumbers() {}

  static int end(String text, int begin) {
    int digits = TextScan.end(text, begin, c -> TextScan.isDigit(c) || c == '_');
    return digits > begin && text.startsWith("..", digits) ? digits : NumberScan.end(text, begin);
  }
}
