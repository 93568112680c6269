package dev.hushcell.samples.crm.keys;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.Keys;
import dev.hushcell.samples.crm.user.SignedIn;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Works on the keys behind the database, one work at a time, while the application runs. The last
 * work can be looked at until there is another.
 */
@Service
final class KeyWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWork.class);

  private static final int LAST_WORK_SECONDS = 20;

  private final OwnSource own;
  private final KeyLog log;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private Optional<KeyJob> last = Optional.empty(); // guarded by this

  KeyWork(OwnSource own, KeyLog log) {
    this.own = own;
    this.log = log;
  }

  /** Something to be done with keys. */
  @FunctionalInterface
  interface Task {
    /** Does it and returns in a sentence what was done. */
    String run(Keys keys, KeyJob job) throws SQLException, IOException;
  }

  /** Begins a work, unless one is going on; false then. */
  synchronized boolean begin(String title, SignedIn who, Task task) {
    if (last.filter(job -> !job.state().finished()).isPresent()) {
      return false;
    }
    long noted = log.begins(who, title);
    KeyJob job = new KeyJob(title, who.getDisplayName());
    last = Optional.of(job);
    worker.execute(
        () -> {
          run(task, job);
          log.ended(noted, job.state().words());
        });
    return true;
  }

  private void run(Task task, KeyJob job) {
    try (HushcellDataSource source = own.open();
        Connection connection = source.getConnection()) {
      job.finish(KeyJob.Outcome.DONE, task.run(Hushcell.keys(connection), job));
    } catch (SQLException | IOException e) {
      // Messages of the driver hold no secret and say what to do.
      job.finish(KeyJob.Outcome.REFUSED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("a work on keys ended", e);
      job.finish(KeyJob.Outcome.REFUSED, "The work ended; the log has the reason.");
    }
  }

  /** Returns the work that goes on, or the last one. */
  synchronized Optional<KeyJob> last() {
    return last;
  }

  /** Lets the work that goes on finish, for a while. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      boolean unused = worker.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
