package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The text of small exact numbers, which Java would write with an exponent. */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class ExactTextTests {
  private static final List<BigDecimal> NUMBERS =
      Stream.of("0", "0.0000001", "-0.000000000001", "12.5", "99999999.999999999999")
          .map(BigDecimal::new)
          .toList();

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isThatOfAPlainColumn() throws Exception {
    assumeTrue(server.tellsTypes(), "a plain column keeps no exact numbers there");
    Scene scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              thing.n: {}
            """);
    try (Connection plain = server.fresh().plain();
        Connection ours = scene.ours()) {
      assertThat(read(ours)).isEqualTo(read(plain));
    }
  }

  private static List<String> read(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create table thing (id int primary key, n decimal(20, 12))");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into thing values (?, ?)")) {
      for (int i = 0; i < NUMBERS.size(); i++) {
        insert.setInt(1, i);
        insert.setBigDecimal(2, NUMBERS.get(i));
        insert.executeUpdate();
      }
    }
    return Found.rows(connection, "select n from thing order by id");
  }
}
