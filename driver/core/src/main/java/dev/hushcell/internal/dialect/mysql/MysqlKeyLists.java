package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;
import java.util.ArrayList;
import java.util.List;

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
  public String among(List<String> key) {
    boolean one = key.size() == 1;
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      columns.add("each_" + (i + 1) + " BIGINT PATH '$" + (one ? "" : "[" + i + "]") + "'");
    }
    return (one ? key.get(0) : KeyedRows.row(key))
        + " IN (SELECT hushcell_keys.* FROM (SELECT DISTINCT hushcell_list.*"
        + " FROM JSON_TABLE(?, '$[*]' COLUMNS ("
        + String.join(", ", columns)
        + ")) AS hushcell_list) AS hushcell_keys)";
  }

  /** The collation of texts in a table of JSON is not that of the key. */
  @Override
  public boolean takes(int jdbcType, String type) {
    return KeyLists.isWhole(jdbcType);
  }
}
