package dev.hushcell.samples.crm.router.store;

import dev.hushcell.samples.crm.router.mail.MailTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the router keeps about mailboxes. Whoever works on one holds a lease on it, so that two
 * routers never do at once; the lease of one that died runs out.
 */
public final class MailboxRows {
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final JdbcClient database;
  private final MailboxReader reader;
  private final String owner;

  /**
   * Uses a pool that may read passwords.
   *
   * @param owner names this router in leases
   */
  public MailboxRows(JdbcClient database, MailboxReader reader, String owner) {
    this.database = database;
    this.reader = reader;
    this.owner = owner;
  }

  /** Returns the active mailboxes that it is time for, and that no router works on. */
  public List<Long> due(Instant now) {
    database
        .sql(
            """
            insert into mailbox_state (mailbox_id, uid_validity, last_uid, failures, next_attempt)
            select m.id, 0, 0, 0, current_timestamp from mailbox m
            where m.id not in (select s.mailbox_id from mailbox_state s)
            """)
        .update();
    return database
        .sql(
            """
            select s.mailbox_id from mailbox_state s join mailbox m on m.id = s.mailbox_id
            where m.active = true and s.next_attempt <= ?
              and (s.lease_until is null or s.lease_until < ?)
            """)
        .params(Moments.bound(now), Moments.bound(now))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** Takes the lease on a mailbox; false when another router has it. */
  public boolean lease(long id, Instant now) {
    return database
            .sql(
                """
                update mailbox_state set lease_owner = ?, lease_until = ?
                where mailbox_id = ? and (lease_until is null or lease_until < ?)
                """)
            .params(owner, Moments.bound(now.plus(LEASE)), id, Moments.bound(now))
            .update()
        == 1;
  }

  /** Reads a mailbox with its passwords. */
  public RoutedMailbox read(long id) {
    return reader.read(id);
  }

  /** Notes how far the inbox was read; in the transaction that stores the mail. */
  public void moveTo(long id, InboxPlace place) {
    database
        .sql(
            """
            update mailbox_state set uid_validity = ?, last_uid = ?
            where mailbox_id = ? and lease_owner = ?
            """)
        .params(place.uidValidity(), place.lastUid(), id, owner)
        .update();
  }

  /**
   * Notes that all went well, and gives the lease back.
   *
   * @param turn when this turn began; a wish to be taken that was uttered since is kept
   */
  public void worked(long id, Instant turn, Instant now, Instant next) {
    database
        .sql(
            """
            update mailbox_state set failures = 0, problem = null, problem_side = null, last_success = ?,
              next_attempt = case when next_attempt > ? then next_attempt else ? end,
              lease_owner = null, lease_until = null
            where mailbox_id = ? and lease_owner = ?
            """)
        .params(Moments.bound(now), Moments.bound(turn), Moments.bound(next), id, owner)
        .update();
  }

  /**
   * Notes what went wrong, and gives the lease back.
   *
   * @param turn when this turn began; a wish to be taken that was uttered since is kept
   */
  public void failed(long id, MailTrouble trouble, Instant turn, Instant next) {
    database
        .sql(
            """
            update mailbox_state set failures = failures + 1, problem = ?, problem_side = ?,
              next_attempt = case when next_attempt > ? then next_attempt else ? end,
              lease_owner = null, lease_until = null
            where mailbox_id = ? and lease_owner = ?
            """)
        .params(
            trouble.problem().name(),
            trouble.side().name(),
            Moments.bound(turn),
            Moments.bound(next),
            id,
            owner)
        .update();
  }
}
