package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.testing.Traffic;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcStatement;
import org.junit.jupiter.api.Test;

class UnwrapTests {
  private static Map<Wrapper, Class<?>> objects(Surface surface) throws SQLException {
    Map<Wrapper, Class<?>> objects = new LinkedHashMap<>();
    Connection connection = surface.connection;
    PreparedStatement prepared = connection.prepareStatement("SELECT ?");
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("SELECT 1");
    surface.plans.touching("SELECT 2").columns((dev.hushcell.policy.ProtectedColumn) null);
    objects.put(connection, Connection.class);
    objects.put(connection.getMetaData(), DatabaseMetaData.class);
    objects.put(statement, Statement.class);
    objects.put(prepared, PreparedStatement.class);
    objects.put(prepared.getParameterMetaData(), ParameterMetaData.class);
    objects.put(connection.prepareCall("CALL 1"), CallableStatement.class);
    objects.put(rows, ResultSet.class);
    objects.put(rows.getMetaData(), ResultSetMetaData.class);
    objects.put(connection.createStatement().executeQuery("SELECT 2"), ResultSet.class);
    return objects;
  }

  @Test
  void unwrapsToItselfAndToNothingElse() throws SQLException {
    try (Surface surface = Surface.open()) {
      for (Map.Entry<Wrapper, Class<?>> each : objects(surface).entrySet()) {
        Wrapper ours = each.getKey();
        assertThat(ours.isWrapperFor(each.getValue())).isTrue();
        assertThat(ours.unwrap(each.getValue())).isSameAs(ours);
        assertThat(ours.isWrapperFor(ours.getClass())).isTrue();
        for (Class<?> vendor : new Class<?>[] {JdbcConnection.class, JdbcStatement.class}) {
          assertThat(ours.isWrapperFor(vendor)).as("%s", ours).isFalse();
          assertThatThrownBy(() -> ours.unwrap(vendor))
              .isInstanceOf(SQLFeatureNotSupportedException.class)
              .hasMessageContaining("[HC-4001] unwrap to " + vendor.getName());
        }
      }
    }
  }

  @Test
  void handsOutVendorTypesWhereThatIsAllowed() throws SQLException {
    try (Surface surface = Surface.openWithUnwrap()) {
      Connection connection = surface.connection;
      assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
      assertThat(connection.unwrap(JdbcConnection.class)).isSameAs(surface.raw);
      assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
      assertThat(connection.isWrapperFor(Traffic.class)).isFalse();
      try (Statement statement = connection.createStatement()) {
        assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
        assertThat(statement.unwrap(JdbcStatement.class)).isNotNull();
      }
    }
  }
}
