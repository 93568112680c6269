package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.Server;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whole job passes between the moment at which the values of a statement are bound and the moment
 * at which it is sent, as when the thread is not given the processor for a while.
 */
@EachBeside
class RewritingInFlightTests {
  private static final String UPDATE = "update contact set password = ? where id = 3";

  @Parameter Server server;
  @TempDir Path directory;
  private HushcellDataSource source;
  private Job next;

  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "DECRYPT", "ROTATE"})
  void nothingIsSentAsItWasBoundBefore(Job job) throws Exception {
    Scene scene = RewritingScene.of(server, directory, 30);
    source = scene.source(() -> (Connection) waiting(scene.plain(), Connection.class));
    try (HushcellDataSource closing = source;
        Connection ours = closing.getConnection();
        Connection plain = scene.plain()) {
      job.prepare(ours);
      if (job == Job.ENCRYPT) {
        RewritingScene.encrypt(ours); // puts the column on record
        assertThat(run(Job.DECRYPT)).isEqualTo(Phase.ENDED);
      }
      try (PreparedStatement update = ours.prepareStatement(UPDATE)) {
        next = job;
        update.setString(1, "late word");
        assertThat(update.executeUpdate()).isEqualTo(1);
      } catch (SQLException again) {
        assertThat(again.getSQLState()).describedAs(again.getMessage()).isEqualTo("40001");
      }
      assertThat(next).isNull();
      assertThat(Found.rows(ours, "select password from contact where id = 3"))
          .containsAnyOf("secret 3", "late word");
      try (PreparedStatement update = ours.prepareStatement(UPDATE)) {
        update.setString(1, "later word");
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
      assertThat(Found.rows(ours, "select password from contact where id = 3"))
          .containsExactly("later word");
      assertThat(Found.bytes(plain, "select password from contact where id = 3"))
          .allMatch(stored -> stored.contains("word") == job.leavesPlain());
    }
  }

  private Phase run(Job job) throws SQLException {
    try (Connection other = source.getConnection()) {
      return job.run(other, ALONE, ColumnProgress.none()).phase();
    }
  }

  /** The job runs before a parameter reaches the real driver. */
  private Object waiting(Object real, Class<?> type) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Job waited = next;
          if (waited != null && method.getName().startsWith("set") && arguments.length == 2) {
            next = null;
            assertThat(run(waited)).isEqualTo(Phase.ENDED);
          }
          try {
            Object result = method.invoke(real, arguments);
            return result instanceof PreparedStatement
                ? waiting(result, PreparedStatement.class)
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
