package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellXaDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.distributed.XaSources;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.TestXid;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A job that rewrites columns while a branch of a distributed transaction is prepared. */
@EachRewriting
class RewritingBranchTests {
  private static final Xid XID = new TestXid(7001);
  private static final long SECONDS = 2; // in which a job that does not wait would be over

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @Test
  void whatAPreparedBranchWroteIsRewrittenWithTheRest() throws Exception {
    scene = RewritingScene.of(server, directory, 60);
    Optional<XADataSource> inner = XaSources.of(scene.base());
    assumeTrue(inner.isPresent(), "the driver has no XADataSource");
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (HushcellXaDataSource source = new HushcellXaDataSource(inner.get());
        Connection ours = scene.ours()) {
      source.setConfig(scene.configuration().toString());
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
      XAConnection physical = source.getXAConnection();
      XAResource resource = physical.getXAResource();
      Connection branch = physical.getConnection();
      resource.start(XID, XAResource.TMNOFLAGS);
      scene.run(branch, "update contact set password = 'secret of a branch' where id = 1");
      resource.end(XID, XAResource.TMSUCCESS);
      resource.prepare(XID);
      Future<RewritingStatus> resumed = threads.submit(() -> resumed(job.job()));
      boolean waited = !isDoneSoon(resumed);
      resource.commit(XID, false);
      branch.close();
      physical.close();
      RewritingStatus ended = ended(resumed, job.job());
      assertThat(ended.phase()).isEqualTo(Phase.ENDED);
      assertThat(waited).isTrue();
      assertThat(Found.rows(ours, "select password from contact where id = 1"))
          .containsExactly("secret of a branch");
      try (Connection plain = scene.plain()) {
        assertThat(RewritingScene.columns(plain)).hasSize(4);
        assertThat(Found.bytes(plain, "select password from contact"))
            .hasSize(60)
            .noneMatch(cell -> cell.contains("secret"));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private RewritingStatus resumed(String job) throws SQLException {
    try (Connection administrator = scene.ours()) {
      return Hushcell.columns(administrator).resume(job, ALONE, ColumnProgress.none());
    }
  }

  private static boolean isDoneSoon(Future<RewritingStatus> job) throws InterruptedException {
    try {
      return job.get(SECONDS, TimeUnit.SECONDS).phase() == Phase.ENDED;
    } catch (TimeoutException | ExecutionException e) {
      return false; // it waits, or said that somebody holds the table
    }
  }

  /** A job that gave up is resumed, as its message says. */
  private RewritingStatus ended(Future<RewritingStatus> job, String name) throws Exception {
    try {
      return job.get();
    } catch (ExecutionException e) {
      assertThat(e.getCause()).hasMessageStartingWith("[HC-13");
      return resumed(name);
    }
  }
}
