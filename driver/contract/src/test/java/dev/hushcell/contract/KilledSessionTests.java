package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * An administrator ends the session in which catalogue work is done, or the server ends it: that
 * passes, and says so, wherever it happens.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class KilledSessionTests {
  private static final int TABLES = Depth.of(15, 60);

  /** One of so many calls is the last one. */
  private static final int STRIDE = Depth.of(12, 2);

  private static final Set<String> WORK =
      Set.of("prepareStatement", "createStatement", "commit", "setAutoCommit");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private int calls;
  private int last = Integer.MAX_VALUE;

  @Test
  void activationThatIsCutOffIsTransientAndIsFinishedLater() throws Exception {
    assumeTrue(server.words().in("{=kill 1}").isPresent(), "no session can be killed there");
    StringBuilder columns = new StringBuilder("columns:\n");
    for (int i = 0; i < TABLES; i++) {
      columns.append("  t%d.email: { search: equality, compare: exact }%n".formatted(i));
    }
    scene = Scene.of(server, directory, columns.toString());
    try (Connection plain = scene.plain()) {
      for (int i = 0; i < TABLES; i++) {
        scene.run(plain, "create table t" + i + " (id int primary key, email varchar(40))");
      }
    }
    List<SQLException> failures = new ArrayList<>();
    try (HushcellDataSource source = scene.source(this::open);
        Connection ours = source.getConnection()) {
      for (int i = 0; i < TABLES && last >= calls; i++) {
        calls = 0;
        last = STRIDE * i + 1;
        cut(ours, i).ifPresent(failures::add);
        last = Integer.MAX_VALUE;
        scene.run(ours, "insert into t" + i + " values (1, 'ada@example.com')");
        assertThat(Found.rows(ours, "select email from t" + i)).containsExactly("ada@example.com");
      }
    }
    assertThat(failures)
        .hasSizeGreaterThan(Depth.of(2, 10))
        .allSatisfy(KilledSessionTests::assertPassing);
  }

  private static void assertPassing(SQLException failure) {
    assertThat((Throwable) failure)
        .isInstanceOf(SQLTransientConnectionException.class)
        .satisfies(
            passing ->
                assertThat(passing.getMessage()).containsPattern("^\\[(HC-1300|HC-1307|HC-4098)]"))
        .hasMessageNotContaining("grant")
        .hasMessageContaining("try again");
    assertThat(failure.getSQLState()).startsWith("08");
  }

  private Optional<SQLException> cut(Connection ours, int table) {
    try {
      Found.rows(ours, "select id from t" + table + " where email = 'ada@example.com'");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  /** The session of the application is opened before any call counts, and is left alone. */
  private Connection open() throws SQLException {
    boolean counted = last != Integer.MAX_VALUE;
    Connection real = scene.plain();
    String session = Found.rows(real, server.words().in("select {=session}").orElseThrow()).get(0);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (counted && WORK.contains(method.getName()) && ++calls == last) {
                kill(session);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void kill(String session) throws SQLException {
    try (Connection other = scene.plain()) {
      scene.run(other, "{=kill " + session + "}");
    }
  }
}
