package dev.hushcell.samples.crm.router.store;

import dev.hushcell.samples.crm.router.mail.MailProblem;
import dev.hushcell.samples.crm.router.mail.OutgoingMail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox as the router uses it. A mail is claimed, and that is committed, before it is handed
 * to a server; a claim that nobody settled is never sent again without a person saying so.
 */
public final class OutboxRows {
  private static final int AT_ONCE = 20;

  private final JdbcClient database;

  /** Uses the router's pool. */
  public OutboxRows(JdbcClient database) {
    this.database = database;
  }

  /**
   * A mail that it is time for.
   *
   * @param id number of its row
   * @param attempts how often it was tried before
   * @param mail what to send
   */
  public record Due(long id, int attempts, OutgoingMail mail) {}

  /** Returns the mails of a mailbox that it is time for, oldest first. */
  public List<Due> due(RoutedMailbox mailbox, Instant now) {
    return database
        .sql(
            """
            select o.id, o.attempts, o.token, o.recipient, o.in_reply_to, a.subject, a.body
            from outbox_mail o join activity a on a.id = o.activity_id
            where o.mailbox_id = ? and o.state = 'QUEUED' and o.next_attempt <= ?
            order by o.id
            """)
        .params(mailbox.id(), Moments.bound(now))
        .withMaxRows(AT_ONCE)
        .query((row, number) -> due(row, mailbox))
        .list();
  }

  private static Due due(ResultSet row, RoutedMailbox mailbox) throws SQLException {
    return new Due(
        row.getLong("id"),
        row.getInt("attempts"),
        new OutgoingMail(
            row.getString("token"),
            mailbox.address(),
            row.getString("recipient"),
            row.getString("subject"),
            row.getString("body"),
            Optional.ofNullable(row.getString("in_reply_to"))));
  }

  /** Claims a mail; false when it is not queued any more. */
  public boolean claim(long id, Instant now) {
    return database
            .sql(
                """
                update outbox_mail set state = 'SENDING', attempts = attempts + 1, claimed = ?
                where id = ? and state = 'QUEUED'
                """)
            .params(Moments.bound(now), id)
            .update()
        == 1;
  }

  /** Notes that the server took a mail. */
  public void sent(long id, Instant now) {
    database
        .sql("update outbox_mail set state = 'SENT', problem = null, sent = ? where id = ?")
        .params(Moments.bound(now), id)
        .update();
  }

  /** Queues a mail again that has not left. */
  public void later(long id, MailProblem problem, Instant next) {
    database
        .sql("update outbox_mail set state = 'QUEUED', problem = ?, next_attempt = ? where id = ?")
        .params(problem.name(), Moments.bound(next), id)
        .update();
  }

  /** Gives up on a mail that has not left. */
  public void givenUp(long id, MailProblem problem) {
    database
        .sql("update outbox_mail set state = 'FAILED', problem = ? where id = ?")
        .params(problem.name(), id)
        .update();
  }

  /** Notes of a mail that it may have left. */
  public void unsure(long id, MailProblem problem) {
    database
        .sql("update outbox_mail set state = 'UNSURE', problem = ? where id = ?")
        .params(problem.name(), id)
        .update();
  }

  /** Notes the same of all mails of a mailbox that a router claimed and never settled. */
  public int abandoned(long mailboxId) {
    return database
        .sql(
            """
            update outbox_mail set state = 'UNSURE', problem = 'INTERRUPTED'
            where mailbox_id = ? and state = 'SENDING'
            """)
        .param(mailboxId)
        .update();
  }

  /** Notes that the copy of a mail came back; false when it is none of this mailbox. */
  public boolean arrived(long mailboxId, String token, Instant now) {
    return database
            .sql(
                """
                update outbox_mail set state = 'SENT', problem = null, sent = coalesce(sent, ?)
                where token = ? and mailbox_id = ?
                """)
            .params(Moments.bound(now), token, mailboxId)
            .update()
        == 1;
  }
}
