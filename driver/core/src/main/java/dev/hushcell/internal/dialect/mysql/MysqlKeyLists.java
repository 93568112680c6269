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

  private static final String NUMBER = "%s BIGINT PATH '%s'";
  private static final String TEXT =
      "%s VARCHAR(" + LONGEST + ") CHARACTER SET utf8mb4 PATH '%s' ERROR ON ERROR";

  /** A text in the character set and collation of its column. */
  private static final String COLLATED =
      "CONVERT(hushcell_list.%1$s USING %2$s) COLLATE %3$s AS %1$s";

  /** What is read with locks is newer than the snapshot that is read without. */
  @Override
  public Locking locking() {
    return Locking.ALL;
  }

  @Override
  public boolean assignsInOrder() {
    return true;
  }

  /**
   * Without DISTINCT, MySQL may rebuild the table of keys for every row it examines. The collation
   * of texts in a table of JSON is not that of the key, so these get it by name.
   */
  @Override
  public String among(List<String> key, List<Optional<TextComparison>> texts) {
    boolean one = key.size() == 1;
    List<String> columns = new ArrayList<>();
    List<String> each = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      String name = "each_" + (i + 1);
      String path = one ? "$" : "$[" + i + "]";
      Optional<String> collation = texts.get(i).flatMap(MysqlKeyLists::collation);
      columns.add((collation.isPresent() ? TEXT : NUMBER).formatted(name, path));
      each.add(
          collation
              .map(by -> COLLATED.formatted(name, by.substring(0, by.indexOf('_')), by))
              .orElse("hushcell_list." + name));
    }
    String form =
        "%s IN (SELECT hushcell_keys.* FROM (SELECT DISTINCT %s FROM JSON_TABLE(?, '$[*]' COLUMNS"
            + " (%s)) AS hushcell_list) AS hushcell_keys)";
    return form.formatted(
        one ? key.get(0) : KeyedRows.row(key), String.join(", ", each), String.join(", ", columns));
  }

  @Override
  public boolean takesTexts(Optional<TextComparison> compared) {
    return compared.flatMap(MysqlKeyLists::collation).isPresent();
  }

  @Override
  public boolean findsSame(TextComparison own, TextComparison other) {
    return collation(own).isPresent() && own.collation().equals(other.collation());
  }

  /** Returns a collation whose name begins with that of its character set. */
  private static Optional<String> collation(TextComparison texts) {
    return Optional.of(texts.collation()).filter(name -> name.indexOf('_') > 0 && isPlain(name));
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

  /** Of texts it matters how they are compared. */
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
