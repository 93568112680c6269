package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.read.Cursor;
import java.util.Set;

/** Passes what says where and how a table or an index is stored. */
final class TsqlStorageClauses {
  private static final Set<String> OPTIONS =
      Names.words(
          """
          ALLOW_PAGE_LOCKS ALLOW_ROW_LOCKS DATA_COMPRESSION DROP_EXISTING FILLFACTOR IGNORE_DUP_KEY
          MAXDOP ONLINE OPTIMIZE_FOR_SEQUENTIAL_KEY PAD_INDEX SORT_IN_TEMPDB STATISTICS_NORECOMPUTE
          """);

  private TsqlStorageClauses() {}

  static void pass(Cursor cursor) {
    if (cursor.accept("WITH")) {
      options(cursor);
    }
    while (cursor.acceptAny("ON", "TEXTIMAGE_ON") != null) {
      cursor.passName();
    }
  }

  private static void options(Cursor cursor) {
    if (cursor.accept("FILLFACTOR")) {
      cursor.expect("=");
      cursor.number();
      return;
    }
    cursor.expect("(");
    do {
      if (cursor.word() == null || !OPTIONS.contains(cursor.word())) {
        throw cursor.stop("an option that keeps rows where they are");
      }
      cursor.take();
      cursor.expect("=");
      cursor.take();
    } while (cursor.accept(","));
    cursor.expect(")");
  }
}
