package dev.hushcell.samples.crm.imports;

import dev.hushcell.samples.crm.alarm.Alarms;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Runs imports one after another, and remembers the last of them. */
@Service
public final class Imports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final int BATCH = 200;

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int REMEMBERED = 20;
  private static final int LAST_BATCH_SECONDS = 20;

  private final ContactImport storing;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private volatile boolean ending;
  private final Deque<ImportJob> jobs = new ArrayDeque<>(); // guarded by this

  Imports(ContactImport storing) {
    this.storing = storing;
  }

  /**
   * Reads a file and begins to store it.
   *
   * @throws IOException when it is no file of contacts; the message can be shown
   */
  public ImportJob begin(InputStream file, long userId) throws IOException {
    ContactFile read = ContactFile.read(file);
    ImportJob job = new ImportJob(userId, read);
    remember(job);
    worker.execute(() -> run(read.rows(), job));
    return job;
  }

  private void run(List<ContactRow> rows, ImportJob job) {
    boolean allRead = false;
    try {
      for (int from = 0; from < rows.size(); from += BATCH) {
        if (ending) {
          LOG.info("an import ends with the application; the batches before are stored");
          return;
        }
        List<ContactRow> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
        List<ContactRow> right = storing.right(batch, job);
        storing.store(right, known(right), job);
      }
      allRead = true;
    } catch (RuntimeException e) {
      LOG.warn("an import stopped; the batches before are stored", e);
    } finally {
      job.finish(allRead);
    }
  }

  /** Waits as long as more addresses are known already than may be opened in a minute. */
  private Set<String> known(List<ContactRow> rows) {
    while (true) {
      try {
        return storing.knownAddresses(rows);
      } catch (DataAccessException e) {
        if (ending || !Alarms.isStopped(e)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private synchronized void remember(ImportJob job) {
    jobs.addLast(job);
    if (jobs.size() > REMEMBERED) {
      jobs.removeFirst();
    }
  }

  /** Returns an import of a user. */
  public synchronized Optional<ImportJob> find(UUID id, long userId) {
    return jobs.stream().filter(job -> job.getId().equals(id) && job.isOf(userId)).findAny();
  }

  /** Lets the batch that is stored finish; the rest of the file is left out, and its user told. */
  @Override
  public void close() {
    ending = true;
    worker.shutdown();
    try {
      boolean unused = worker.awaitTermination(LAST_BATCH_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
