package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;

/** Keys of rows as JSON, which MySQL and MariaDB make a table of. */
enum MysqlKeyLists implements KeyedRows, KeyLists.Json {
  INSTANCE;

  /** What is read with locks is newer than the snapshot that is read without. */
  @Override
  public Locking locking() {
    return Locking.ALL;
  }

  @Override
  public boolean assignsInOrder() {
    return true;
  }

  /** Without DISTINCT, MySQL may rebuild the table of keys for every row it examines. */
  @Override
  public String among(String column) {
    return column
        + " IN (SELECT hushcell_keys.each_one FROM (SELECT DISTINCT hushcell_list.each_one"
        + " FROM JSON_TABLE(?, '$[*]' COLUMNS (each_one BIGINT PATH '$')) AS hushcell_list)"
        + " AS hushcell_keys)";
  }

  /** The collation of texts in a table of JSON is not that of the key. */
  @Override
  public boolean takes(int jdbcType, String type) {
    return KeyLists.isWhole(jdbcType);
  }
}
