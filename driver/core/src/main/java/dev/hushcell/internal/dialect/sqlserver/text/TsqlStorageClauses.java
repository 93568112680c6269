package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.ddl.Cursor;
import java.util.Locale;
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
    while (cursor.isWord("ON") || cursor.isWord("TEXTIMAGE_ON")) {
      cursor.next();
      cursor.name();
    }
  }

  private static void options(Cursor cursor) {
    if (cursor.accept("FILLFACTOR")) {
      cursor.expectSymbol("=");
      cursor.number();
      return;
    }
    cursor.expectSymbol("(");
    do {
      String option = cursor.name().value().toUpperCase(Locale.ROOT);
      cursor.expectSymbol("=");
      cursor.next();
      if (!OPTIONS.contains(option)) {
        throw cursor.mismatch();
      }
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
  }
}
