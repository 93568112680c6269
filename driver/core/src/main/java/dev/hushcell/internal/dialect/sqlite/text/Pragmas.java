package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/** The PRAGMAs after which statements mean what they did, and that show no value of a row. */
final class Pragmas {
  /** Those that tell something, or change how it is stored. */
  private static final Set<String> HARMLESS =
      Names.words(
          """
              analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size
              cache_spill cell_size_check checkpoint_fullfsync collation_list compile_options
              data_version database_list defer_foreign_keys encoding foreign_key_check
              foreign_key_list foreign_keys freelist_count fullfsync function_list
              hard_heap_limit incremental_vacuum index_info index_list index_xinfo
              integrity_check journal_mode journal_size_limit locking_mode max_page_count
              mmap_size module_list optimize page_count page_size pragma_list query_only
              quick_check read_uncommitted recursive_triggers secure_delete shrink_memory
              soft_heap_limit synchronous table_info table_list table_xinfo temp_store threads
              trusted_schema user_version wal_autocheckpoint wal_checkpoint
          """);

  /** Those that may be asked and not set. */
  private static final Set<String> ASKED =
      Names.words(
          """
              full_column_names ignore_check_constraints legacy_alter_table
              reverse_unordered_selects schema_version short_column_names writable_schema
          """);

  private Pragmas() {}

  /** Tells whether a statement that begins with PRAGMA is one of them, with nothing computed. */
  static boolean isHarmless(Tokens piece) {
    int at = piece.isSymbol(2, ".") ? 3 : 1;
    if (at >= piece.size()) {
      return false;
    }
    String name = Names.fold(piece.get(at).value());
    boolean alone = at + 1 == piece.size();
    return (HARMLESS.contains(name) && isOneValue(piece, at + 1))
        || (ASKED.contains(name) && alone);
  }

  /** Tells whether nothing follows, or {@code = value} or {@code (value)}. */
  private static boolean isOneValue(Tokens piece, int from) {
    if (from == piece.size()) {
      return true;
    }
    boolean call = piece.isSymbol(from, "(") && piece.isSymbol(piece.size() - 1, ")");
    boolean set = piece.isSymbol(from, "=");
    int end = call ? piece.size() - 1 : piece.size();
    int value =
        piece.isSymbol(from + 1, "-") || piece.isSymbol(from + 1, "+") ? from + 2 : from + 1;
    return (call || set) && value == end - 1 && isValue(piece.get(value));
  }

  private static boolean isValue(Token token) {
    return token.isName() || token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER;
  }
}
