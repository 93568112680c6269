package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Cursor;
import java.util.Optional;
import java.util.Set;

/** Clauses that stand in several statements. */
final class MysqlClauses {
  private static final Set<String> OPTIONS =
      Names.words(
          "ENGINE TYPE AUTO_INCREMENT AVG_ROW_LENGTH CHECKSUM TABLE_CHECKSUM COMMENT COMPRESSION"
              + " DELAY_KEY_WRITE ENCRYPTED ENCRYPTION ENCRYPTION_KEY_ID ENGINE_ATTRIBUTE"
              + " AUTOEXTEND_SIZE KEY_BLOCK_SIZE MAX_ROWS MIN_ROWS PACK_KEYS PAGE_CHECKSUM"
              + " PAGE_COMPRESSED PAGE_COMPRESSION_LEVEL ROW_FORMAT STATS_AUTO_RECALC"
              + " STATS_PERSISTENT STATS_SAMPLE_PAGES TABLESPACE TRANSACTIONAL ALGORITHM LOCK");

  private MysqlClauses() {}

  /** Passes ALGORITHM, DEFINER and SQL SECURITY. */
  static void viewOptions(Cursor cursor) {
    if (cursor.accept("ALGORITHM")) {
      cursor.expectSymbol("=");
      cursor.next();
    }
    if (cursor.accept("DEFINER")) {
      cursor.expectSymbol("=");
      cursor.next();
      if (cursor.isSymbol("(")) {
        cursor.skip();
      }
      host(cursor);
    }
    if (cursor.accept("SQL", "SECURITY")) {
      cursor.next();
    }
  }

  /** {@code @localhost} is one token, {@code @'%'} are two. */
  private static void host(Cursor cursor) {
    if (cursor.acceptSymbol("@")) {
      cursor.next();
    } else if (!cursor.atEnd() && cursor.peek().value().startsWith("@")) {
      cursor.next();
    }
  }

  /** Passes options behind the columns of an index. */
  static void indexOptions(Cursor cursor) {
    boolean more = true;
    while (more) {
      if (cursor.isAnyWord("ALGORITHM", "LOCK", "KEY_BLOCK_SIZE", "COMMENT")) {
        cursor.next();
        cursor.acceptSymbol("=");
        cursor.next();
      } else if (cursor.accept("WAIT")) {
        cursor.number();
      } else if (cursor.accept("WITH", "PARSER")) {
        cursor.name();
      } else {
        more =
            MysqlKeyReader.using(cursor)
                || cursor.acceptAny("VISIBLE", "INVISIBLE", "IGNORED", "NOWAIT")
                || cursor.accept("NOT", "IGNORED");
      }
    }
  }

  /**
   * Passes options of a table, with or without commas and {@code =}; returns what they say of its
   * text, where a collation tells more than a character set.
   */
  static Optional<ColumnTrait.TextForm> tableOptions(Cursor cursor) {
    Optional<ColumnTrait.TextForm> form = Optional.empty();
    while (isOption(cursor)) {
      Optional<ColumnTrait.TextForm> here = tableOption(cursor);
      if (here.isPresent() && (form.isEmpty() || !here.get().set())) {
        form = here;
      }
      cursor.acceptSymbol(",");
    }
    return form;
  }

  /** Tells whether an option of a table comes next. */
  static boolean isOption(Cursor cursor) {
    int word = cursor.isWord("DEFAULT") ? 1 : 0;
    return cursor.isAnyWord(word, "CHARACTER", "CHARSET", "COLLATE")
        || OPTIONS.stream().anyMatch(cursor::isWord);
  }

  /** Passes one option of a table. */
  static Optional<ColumnTrait.TextForm> tableOption(Cursor cursor) {
    cursor.accept("DEFAULT");
    Optional<ColumnTrait.TextForm> form = MysqlColumnReader.textForm(cursor);
    if (form.isEmpty()) {
      boolean engine = cursor.isAnyWord("ENGINE", "TYPE");
      cursor.next();
      cursor.acceptSymbol("=");
      // These have their rows elsewhere.
      if (engine && cursor.isAnyWord("FEDERATED", "CONNECT", "SPIDER", "MRG_MyISAM", "MERGE")) {
        throw cursor.mismatch();
      }
      cursor.next();
    }
    return form;
  }
}
