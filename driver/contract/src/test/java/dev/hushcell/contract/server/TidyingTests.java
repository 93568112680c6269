package dev.hushcell.contract.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class TidyingTests {
  @Parameter Server server;

  @Test
  void leavesNothingOfADatabase() throws SQLException {
    assumeTrue(
        server instanceof PostgresServer || server instanceof LoggedServer,
        "a database within the JVM costs the others nothing");
    Base base = server.fresh();
    try (Connection connection = base.plain()) {
      assertThat(connection.isValid(9)).isTrue();
    }
    server.tidy();
    assertThatThrownBy(() -> base.plain().close()).isInstanceOf(SQLException.class);
    if (server instanceof LoggedServer logged) {
      String users = "SELECT User FROM mysql.user WHERE User LIKE '" + base.name() + "%'";
      assertThat(logged.process().texts(users)).isEmpty();
    }
  }
}
