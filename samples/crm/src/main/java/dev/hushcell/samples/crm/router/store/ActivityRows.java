package dev.hushcell.samples.crm.router.store;

import dev.hushcell.samples.crm.router.mail.IncomingMail;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns mail into activities of the contacts whose addresses it comes from. */
public final class ActivityRows {
  private final JdbcClient database;

  /** Uses the router's pool. */
  public ActivityRows(JdbcClient database) {
    this.database = database;
  }

  /** Tells whether a mail is an activity already. */
  public boolean has(long mailboxId, String messageId) {
    return database
            .sql("select count(*) from activity where mailbox_id = ? and message_id = ?")
            .params(mailboxId, messageId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Stores a mail; of nobody, when no contact has the address. */
  public void add(long mailboxId, IncomingMail mail) {
    database
        .sql(
            """
            insert into activity
              (kind, contact_id, mailbox_id, address, message_id, subject, body, occurred)
            values ('EMAIL_IN', ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            java.util.Arrays.asList(
                contact(mail.from()).orElse(null),
                mailboxId,
                orNull(mail.from()),
                mail.messageId(),
                mail.subject(),
                mail.text(),
                Moments.bound(mail.sent())))
        .update();
  }

  private Optional<Long> contact(String address) {
    return database
        .sql("select c.id from contact c where c.email = ?")
        .param(address)
        .query(Long.class)
        .optional();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
