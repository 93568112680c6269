package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Keys of rows as arrays of PostgreSQL. */
enum PostgresKeyLists implements KeyedRows, KeyLists {
  INSTANCE;

  private static final Set<String> WHOLE =
      Set.of("int2", "int4", "int8", "smallserial", "serial", "bigserial");
  private static final Set<String> OTHERS = Set.of("uuid", "text", "varchar", "bpchar");

  @Override
  public Locking locking() {
    return Locking.MATCHES;
  }

  @Override
  public String among(List<String> key, List<Optional<TextComparison>> texts) {
    return key.size() == 1 ? key.get(0) + " = ANY (?)" : KeyedRows.ofLists(key);
  }

  @Override
  public int lists(int columns) {
    return columns;
  }

  /** Rows that refer to a row that is changed can be made meanwhile. */
  @Override
  public String lock(boolean deletes) {
    return deletes ? "FOR UPDATE" : "FOR NO KEY UPDATE";
  }

  @Override
  public boolean takes(int jdbcType, String type) {
    String folded = type.toLowerCase(Locale.ROOT);
    return WHOLE.contains(folded) || OTHERS.contains(folded);
  }

  /** Those of enumerations are VARCHAR too. */
  @Override
  public boolean isText(int jdbcType, String type) {
    return takes(jdbcType, type);
  }

  @Override
  public void bind(Connection connection, PreparedStatement statement, int parameter, Keys keys)
      throws SQLException {
    for (int i = 0; i < keys.types().size(); i++) {
      Object[] column = keys.column(i).toArray();
      statement.setArray(
          parameter + i, connection.createArrayOf(element(keys.types().get(i)), column));
    }
  }

  private static String element(String type) {
    String folded = type.toLowerCase(Locale.ROOT);
    return WHOLE.contains(folded) ? "int8" : folded;
  }

  @Override
  public List<String> literals(Keys keys, UnaryOperator<String> quoting) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < keys.types().size(); i++) {
      String type = keys.types().size() == 1 ? "" : "::" + element(keys.types().get(i)) + "[]";
      all.add(array(keys.column(i), quoting) + type);
    }
    return all;
  }

  private static String array(List<Object> keys, UnaryOperator<String> quoting) {
    StringBuilder array = new StringBuilder("{");
    for (Object key : keys) {
      String escaped = key.toString().replace("\\", "\\\\").replace("\"", "\\\"");
      array.append(array.length() == 1 ? "\"" : ",\"").append(escaped).append('"');
    }
    return quoting.apply(array.append('}').toString());
  }
}
