package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.jdbc.ObjectWrapper.WrappedArray;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutwardWalkTests {
  /** The surface stands on a recording driver, so a raw object is a proxy or a class of H2. */
  private static boolean isRaw(Object object) {
    return Proxy.isProxyClass(object.getClass())
        || object.getClass().getName().startsWith("org.h2.");
  }

  @Test
  void meetsNoObjectOfTheRealDriver() throws Exception {
    try (Surface surface = Surface.open()) {
      OutwardWalk walk = new OutwardWalk(OutwardWalkTests::isRaw);
      assertThat(walk.from(surface.connection)).isEmpty();
      assertThat(walk.visited().toString())
          .contains(
              SessionConnection.class.getName(),
              DirectStatement.class.getName(),
              BoundStatement.class.getName(),
              CallStatement.class.getName(),
              PlainResultSet.class.getName(),
              SessionMetaData.class.getName(),
              OpeningMetaData.class.getName(),
              BoundParameterMetaData.class.getName(),
              WrappedArray.class.getName());
      assertThat(walk.calls()).isGreaterThan(5_000);
    }
  }

  @Test
  void meetsNoneBehindATouchingStatement() throws Exception {
    try (Surface surface = Surface.open()) {
      surface.plans.touching(OutwardWalk.QUERY).columns(null, null, null, null);
      OutwardWalk walk = new OutwardWalk(OutwardWalkTests::isRaw);
      assertThat(walk.from(surface.connection)).isEmpty();
      assertThat(walk.visited().toString()).contains(OpeningResultSet.class.getName());
    }
  }

  @Test
  void meetsThemWhenTheWalkStartsAtTheRealDriver() throws Exception {
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
      assertThat(new OutwardWalk(OutwardWalkTests::isRaw).from(h2)).isNotEmpty();
    }
  }

  @Test
  void leadsBackFromAStatementOfAResultSetToOurConnection() throws SQLException {
    try (Surface surface = Surface.open();
        var statement = surface.connection.createStatement();
        var row = statement.executeQuery("SELECT 1")) {
      assertThat(row.getStatement()).isSameAs(statement);
      assertThat(row.getStatement().getConnection()).isSameAs(surface.connection);
      assertThat(surface.connection.getMetaData().getConnection()).isSameAs(surface.connection);
    }
  }
}
