package dev.hushcell.samples.crm.router;

import dev.hushcell.samples.crm.router.store.MailboxRows;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Looks every second which mailboxes it is time for, and takes some of them at once. */
public final class Router implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LAST_TURN = Duration.ofSeconds(10);
  private static final int AT_ONCE = 4;

  private final MailboxRows mailboxes;
  private final MailboxTurn turn;
  private final Clock clock;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService turns = Executors.newFixedThreadPool(AT_ONCE);

  Router(MailboxRows mailboxes, MailboxTurn turn, Clock clock) {
    this.mailboxes = mailboxes;
    this.turn = turn;
    this.clock = clock;
  }

  /** Begins, when the application has made its tables. */
  @EventListener(ApplicationReadyEvent.class)
  public void start() {
    // A tick lets nothing through that would end the series.
    var unused =
        ticks.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      mailboxes.due(clock.instant()).forEach(id -> turns.execute(() -> take(id)));
    } catch (RuntimeException e) {
      LOG.warn("the router cannot see its mailboxes and goes on trying", e);
    }
  }

  private void take(long id) {
    try {
      turn.take(id);
    } catch (RuntimeException e) {
      LOG.warn("mailbox {} is left as it is until its lease has run out", id, e);
    }
  }

  /**
   * Lets the turns that run finish, for some seconds, before anything that they use is closed.
   * Nothing is interrupted before: a database in a file would be closed by that.
   */
  @Override
  @EventListener(ContextClosedEvent.class)
  public void close() {
    ticks.shutdown();
    try {
      boolean quiet = ticks.awaitTermination(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS);
      turns.shutdown();
      if (quiet && turns.awaitTermination(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    turns.shutdownNow();
  }
}
