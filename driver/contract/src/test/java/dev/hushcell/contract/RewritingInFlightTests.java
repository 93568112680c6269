package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whole job passes between two moments of a statement: when it is judged, when its values are
 * bound, when it is sent; as when the thread is not given the processor for a while.
 */
@EachBeside
class RewritingInFlightTests {
  private static final String UPDATE = "update contact set password = ? where id = 3";
  private static final String BY_EMAIL = "update contact set password = ? where email = ?";

  @Parameter Server server;
  @TempDir Path directory;
  private HushcellDataSource source;
  private String before = "set";
  private @Nullable Job next;
  private @Nullable CompletableFuture<Phase> running;

  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "DECRYPT", "ROTATE"})
  void nothingIsSentAsItWasBoundBefore(Job job) throws Exception {
    Scene scene = RewritingScene.of(server, directory, 30);
    source = scene.source(() -> (Connection) waiting(scene.plain(), Connection.class));
    try (HushcellDataSource closing = source;
        Connection ours = closing.getConnection();
        Connection plain = scene.plain()) {
      prepare(job, ours);
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

  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "DECRYPT", "ROTATE"})
  void nothingIsSentAsItWasJudgedBefore(Job job) throws Exception {
    before = "executeUpdate";
    Scene scene = RewritingScene.of(server, directory, 30);
    source = scene.source(() -> (Connection) waiting(scene.plain(), Connection.class));
    try (HushcellDataSource closing = source;
        Connection ours = closing.getConnection();
        Connection plain = scene.plain()) {
      prepare(job, ours);
      try (PreparedStatement update = ours.prepareStatement(BY_EMAIL)) {
        update.setString(1, "late word");
        update.setString(2, "user3@example.com");
        next = job;
        assertThat(update.executeUpdate()).isEqualTo(1);
        assertThat(running.get()).isEqualTo(Phase.ENDED);
        assertThat(Found.rows(ours, "select password from contact where id = 3"))
            .containsExactly("late word");
      } catch (SQLException again) {
        assertThat(again.getSQLState()).describedAs(again.getMessage()).isEqualTo("40001");
        assertThat(running.get()).isEqualTo(Phase.ENDED);
      }
      assertThat(Found.bytes(plain, "select password from contact where id = 3"))
          .allMatch(stored -> stored.contains("word") == job.leavesPlain());
    }
  }

  /** The driver of the database knows nothing of such a transaction. */
  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "DECRYPT", "ROTATE"})
  void aTransactionThatATextBeganDoesNotReadWhatWasExchangedSince(Job job) throws Exception {
    String begin = server.words().in("{=repeatable}").orElse("");
    assumeFalse(begin.isEmpty(), "no text begins a transaction that keeps its snapshot");
    Scene scene = RewritingScene.of(server, directory, 30);
    source = scene.source(scene::plain);
    try (HushcellDataSource closing = source;
        Connection ours = closing.getConnection();
        Connection reader = closing.getConnection()) {
      scene.run(ours, "create table other (id int)");
      job.prepare(ours);
      RewritingStatus left = RewritingScene.left(job, ours, Step.EXCHANGING, 1);
      scene.run(reader, begin);
      assertThat(Found.rows(reader, "select count(*) from other")).containsExactly("0");
      assertThat(Hushcell.columns(ours).resume(left.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      assertThatThrownBy(() -> Found.rows(reader, "select password from contact where id = 3"))
          .isInstanceOfSatisfying(
              SQLException.class, again -> assertThat(again.getSQLState()).isEqualTo("40001"));
      scene.run(reader, "rollback");
      assertThat(Found.rows(reader, "select password from contact where id = 3"))
          .containsExactly("secret 3");
    }
  }

  private void prepare(Job job, Connection ours) throws SQLException {
    job.prepare(ours);
    if (job == Job.ENCRYPT) {
      RewritingScene.encrypt(ours); // puts the columns on record
      assertThat(run(Job.DECRYPT)).isEqualTo(Phase.ENDED);
    }
  }

  private Phase run(Job job) throws SQLException {
    try (Connection other = source.getConnection()) {
      return job.run(other, ALONE, ColumnProgress.none()).phase();
    }
  }

  /** Has the job run; it may wait for the statement once that was judged. */
  private void pass(Job job) throws Exception {
    running = CompletableFuture.supplyAsync(() -> ended(job));
    boolean judged = before.equals("executeUpdate");
    try {
      assertThat(running.get(judged ? 3 : 60, TimeUnit.SECONDS)).isEqualTo(Phase.ENDED);
    } catch (TimeoutException waits) {
      assertThat(judged).isTrue();
    }
  }

  private Phase ended(Job job) {
    try {
      return run(job);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The job runs before something of a statement reaches the real driver. */
  private Object waiting(Object real, Class<?> type) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Job waited = next;
          if (waited != null && method.getName().startsWith(before)) {
            next = null;
            pass(waited);
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
