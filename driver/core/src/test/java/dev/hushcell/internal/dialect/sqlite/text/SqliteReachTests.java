package dev.hushcell.internal.dialect.sqlite.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs while anything is protected, and what reaches around tables and is refused. */
class SqliteReachTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "insert into a values (1)",
        "create table a (b int)",
        "create virtual table a using fts5(b)",
        "create virtual table a using fts5(b, tokenize = 'porter')",
        "create virtual table a using RTREE(id, x, y)",
        "pragma foreign_keys = on",
        "pragma foreign_keys(1)",
        "pragma main.user_version",
        "PRAGMA cache_size = -2000",
        "pragma journal_mode = 'wal'",
        "pragma \"table_info\"(a)",
        "pragma writable_schema",
        "begin immediate",
        "savepoint a",
        "analyze main.a",
        "vacuum",
        "vacuum main",
        "vacuum into 'copy.db'",
        "backup to 'copy.db'",
        "explain query plan select 1"
      })
  void runs(String sql) {
    assertThatCode(() -> require(sql)).as(sql).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach 'a.db' as b",
        "attach database ? as b",
        "detach b",
        "restore from 'a.db'",
        "pragma writable_schema = on",
        "pragma writable_schema(1)",
        "pragma main.writable_schema = 1",
        "pragma 'writable_schema' = 1",
        "pragma [writable_schema] = 1",
        "pragma ignore_check_constraints = 1",
        "pragma legacy_alter_table = on",
        "pragma case_sensitive_like = on",
        "pragma key = 'x'",
        "pragma unknown",
        "pragma",
        "pragma user_version = 1 + 1",
        "pragma user_version = ?",
        "create virtual table a using csv(filename = 'x')",
        "create virtual table temp.a using [dbstat](main)",
        "create virtual table if not exists a using \"sqlite_stmt\"",
        "create virtual table a using fts5(b, content = 'mails')",
        "create virtual table a using fts5(b, content=contact)",
        "create virtual table a using fts4(content=\"contact\", b)",
        "select * from sqlite_dbpage",
        "select * from \"SQLITE_DBPAGE\"",
        "select * from 'sqlite_dbpage'",
        "delete from [sqlite_dbpage]",
        "vacuum into ?",
        "vacuum main into 'a' || 'b'",
        "hello",
        "begin; hello"
      })
  void isRefused(String sql) {
    assertThatThrownBy(() -> require(sql)).as(sql).isInstanceOf(Fault.class);
  }

  private static void require(String sql) {
    for (Tokens piece : new Lexer(new SqliteLanguage()).lex(sql).split()) {
      new SqliteReach().requireHarmless(piece, null);
    }
  }
}
