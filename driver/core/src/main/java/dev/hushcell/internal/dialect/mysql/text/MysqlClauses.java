package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.tree.ColumnTrait.TextForm;
import java.util.ArrayList;
import java.util.List;
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
      cursor.expect("=");
      cursor.take();
    }
    if (cursor.accept("DEFINER")) {
      cursor.expect("=");
      cursor.take();
      if (cursor.is("(")) {
        cursor.skip();
      }
      host(cursor);
    }
    if (cursor.accept("SQL", "SECURITY")) {
      cursor.take();
    }
  }

  /** {@code @localhost} is one token, {@code @'%'} are two. */
  private static void host(Cursor cursor) {
    if (cursor.accept("@")) {
      cursor.take();
    } else if (cursor.isName(0) && cursor.token().value().startsWith("@")) {
      cursor.take();
    }
  }

  /** Passes options behind the columns of an index. */
  static void indexOptions(Cursor cursor) {
    boolean more = true;
    while (more) {
      if (cursor.acceptAny("ALGORITHM", "LOCK", "KEY_BLOCK_SIZE", "COMMENT") != null) {
        cursor.accept("=");
        cursor.take();
      } else if (cursor.accept("WAIT")) {
        cursor.number();
      } else if (cursor.accept("WITH", "PARSER")) {
        cursor.passName();
      } else {
        more =
            MysqlKeyReader.using(cursor)
                || cursor.acceptAny("VISIBLE", "INVISIBLE", "IGNORED", "NOWAIT") != null
                || cursor.accept("NOT", "IGNORED");
      }
    }
  }

  /**
   * Passes options of a table, with or without commas and {@code =}; returns what they say of its
   * text.
   */
  static List<TextForm> tableOptions(Cursor cursor) {
    List<TextForm> forms = new ArrayList<>();
    while (isOption(cursor)) {
      tableOption(cursor).ifPresent(forms::add);
      cursor.accept(",");
    }
    return forms;
  }

  /** Tells whether an option of a table comes next. */
  static boolean isOption(Cursor cursor) {
    int word = cursor.is("DEFAULT") ? 1 : 0;
    return cursor.isAny(word, "CHARACTER", "CHARSET", "COLLATE")
        || (cursor.word() != null && OPTIONS.contains(cursor.word()));
  }

  /** Passes one option of a table. */
  private static Optional<TextForm> tableOption(Cursor cursor) {
    if (cursor.isAny("DEFAULT", "CHARACTER", "CHARSET", "COLLATE")) {
      return MysqlColumnReader.textForm(cursor);
    }
    boolean engine = cursor.isAny("ENGINE", "TYPE");
    cursor.take();
    cursor.accept("=");
    // These have their rows elsewhere.
    if (engine && cursor.isAny("FEDERATED", "CONNECT", "SPIDER", "MRG_MYISAM", "MERGE")) {
      throw cursor.stop("an engine that keeps its rows");
    }
    cursor.take();
    return Optional.empty();
  }

  /** Takes options of a table, of which nothing depends. */
  static void passOptions(Cursor cursor) {
    Cursor.Begin begin = cursor.begin();
    while (isOption(cursor)) {
      tableOption(cursor);
    }
    int end = cursor.at();
    cursor.back(begin);
    cursor.takeTo(end);
  }
}
