package dev.hushcell.samples.crm.keys;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.Keys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  private final OwnSource own;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private Optional<KeyJob> last = Optional.empty(); // guarded by this

  KeyWork(OwnSource own) {
    this.own = own;
  }

  /** Something to be done with keys. */
  @FunctionalInterface
  interface Task {
    /** Does it and returns in a sentence what was done. */
    String run(Keys keys, KeyJob job) throws SQLException, IOException;
  }

  /** Begins a work, unless one is going on; false then. */
  synchronized boolean begin(String title, Task task) {
    if (last.filter(job -> !job.state().finished()).isPresent()) {
      return false;
    }
    KeyJob job = new KeyJob(title);
    last = Optional.of(job);
    worker.execute(() -> run(task, job));
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

  @Override
  public void close() {
    worker.shutdown();
  }
}
