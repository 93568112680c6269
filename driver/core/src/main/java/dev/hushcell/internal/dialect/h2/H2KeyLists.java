package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Keys of rows as arrays of H2. */
enum H2KeyLists implements KeyedRows, KeyLists {
  INSTANCE;

  @Override
  public Locking locking() {
    return Locking.MATCHES;
  }

  @Override
  public String among(String column) {
    return column + " = ANY(?)";
  }

  @Override
  public void bind(Connection connection, PreparedStatement statement, int parameter, Keys keys)
      throws SQLException {
    statement.setObject(parameter, keys.values().toArray());
  }

  @Override
  public String literal(Keys keys, UnaryOperator<String> quoting) {
    return keys.values().isEmpty()
        ? "CAST(ARRAY[] AS " + keys.type() + " ARRAY)"
        : keys.values().stream()
            .map(key -> literal(key, quoting))
            .collect(Collectors.joining(", ", "ARRAY[", "]"));
  }

  @Override
  public String literal(Object key, UnaryOperator<String> quoting) {
    return key instanceof UUID ? "UUID '" + key + "'" : KeyLists.super.literal(key, quoting);
  }
}
