package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  public String among(List<String> key, List<Optional<TextComparison>> texts) {
    return key.size() == 1 ? key.get(0) + " = ANY(?)" : KeyedRows.ofLists(key);
  }

  @Override
  public int lists(int columns) {
    return columns;
  }

  @Override
  public void bind(Connection connection, PreparedStatement statement, int parameter, Keys keys)
      throws SQLException {
    for (int i = 0; i < keys.types().size(); i++) {
      statement.setObject(parameter + i, keys.column(i).toArray());
    }
  }

  @Override
  public List<String> literals(Keys keys, UnaryOperator<String> quoting) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < keys.types().size(); i++) {
      all.add(
          keys.rows().isEmpty()
              ? "CAST(ARRAY[] AS " + keys.types().get(i) + " ARRAY)"
              : keys.column(i).stream()
                  .map(key -> literal(key, quoting))
                  .collect(Collectors.joining(", ", "ARRAY[", "]")));
    }
    return all;
  }

  @Override
  public String literal(Object key, UnaryOperator<String> quoting) {
    return key instanceof UUID ? "UUID '" + key + "'" : KeyLists.super.literal(key, quoting);
  }
}
