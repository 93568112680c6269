package dev.hushcell.internal.rewriting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The old side of a column whose new cells have a key for each tenant: each value is read with the
 * tenant of its row, by the same query.
 *
 * @param values how the column itself is read
 * @param tenant the column that tells whose the row is
 */
record ValuesOfTenants(Side values, String tenant) implements Side {
  @Override
  public Side in(List<Object> key) {
    return new ValuesOfTenants(values.in(key), tenant);
  }

  @Override
  public Side read(Reading otherwise) {
    return new ValuesOfTenants(values.read(otherwise), tenant);
  }

  @Override
  public List<String> beside() {
    return List.of(tenant);
  }

  @Override
  public @Nullable Object read(ResultSet row, int column) throws SQLException {
    Object value = values.read(row, column);
    return value == null ? null : new OfTenant(value, OfTenant.in(row, column + 1));
  }

  @Override
  public void write(PreparedStatement statement, int parameter, @Nullable Object value)
      throws SQLException {
    values.write(statement, parameter, OfTenant.alone(value));
  }

  @Override
  public @Nullable Object kept(@Nullable Object value) {
    return values.kept(OfTenant.alone(value));
  }

  @Override
  public boolean isMadeOf(Connection connection, Object written, Object read) {
    return false; // only new values are asked, and new cells are compared exactly
  }

  @Override
  public int size(Object value) {
    return values.size(value instanceof OfTenant owned ? owned.value() : value);
  }
}
