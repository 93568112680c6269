package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys of rows as JSON, which MySQL and MariaDB make a table of. */
enum MysqlKeyLists implements KeyedRows, KeyLists.Json {
  INSTANCE;

  /** How many letters a text in a list may have, which is as many as an index may have. */
  private static final int LONGEST = 768;

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

  /** The collation of texts in a table of JSON is not that of the key, so both get one by name. */
  @Override
  public Optional<String> amongTexts(String key, TextComparison own, TextComparison other) {
    String collation = own.collation();
    int end = collation.indexOf('_'); // of the name of its character set
    if (!collation.equals(other.collation()) || end <= 0 || !isPlain(collation)) {
      return Optional.empty();
    }
    String letters = collation.substring(0, end);
    String form =
        "%s IN (SELECT hushcell_keys.each_1 FROM (SELECT DISTINCT CONVERT(hushcell_list.each_1"
            + " USING %s) COLLATE %s AS each_1 FROM JSON_TABLE(?, '$[*]' COLUMNS (each_1"
            + " VARCHAR(%s) CHARACTER SET utf8mb4 PATH '$' ERROR ON ERROR)) AS hushcell_list)"
            + " AS hushcell_keys)";
    return Optional.of(form.formatted(key, letters, collation, LONGEST));
  }

  private static boolean isPlain(String name) {
    return name.chars()
        .allMatch(
            c ->
                c == '_'
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9'));
  }

  /** The collation of texts in a table of JSON is not that of the key. */
  @Override
  public boolean takes(int jdbcType, String type) {
    return KeyLists.isWhole(jdbcType);
  }

  @Override
  public boolean takes(Object value) {
    return KeyLists.Json.super.takes(value)
        && !(value instanceof String text && text.length() > LONGEST);
  }
}
