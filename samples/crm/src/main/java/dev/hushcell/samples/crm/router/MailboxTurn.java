package dev.hushcell.samples.crm.router;

import dev.hushcell.samples.crm.router.mail.Inbox;
import dev.hushcell.samples.crm.router.mail.IncomingMail;
import dev.hushcell.samples.crm.router.mail.MailProblem;
import dev.hushcell.samples.crm.router.mail.MailSide;
import dev.hushcell.samples.crm.router.mail.MailTrouble;
import dev.hushcell.samples.crm.router.mail.OutgoingMail;
import dev.hushcell.samples.crm.router.store.ActivityRows;
import dev.hushcell.samples.crm.router.store.InboxPlace;
import dev.hushcell.samples.crm.router.store.MailboxRows;
import dev.hushcell.samples.crm.router.store.OutboxRows;
import dev.hushcell.samples.crm.router.store.RoutedMailbox;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Takes one mailbox: reads what came in, sends what is to leave, notes how it went. */
final class MailboxTurn {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxTurn.class);
  private static final int AT_ONCE = 50;

  private final MailboxRows mailboxes;
  private final ActivityRows activities;
  private final OutboxRows outbox;
  private final Delivery delivery;
  private final TransactionOperations transactions;
  private final RouterSettings settings;
  private final Clock clock;

  MailboxTurn(
      MailboxRows mailboxes,
      ActivityRows activities,
      OutboxRows outbox,
      Delivery delivery,
      TransactionOperations transactions,
      RouterSettings settings,
      Clock clock) {
    this.mailboxes = mailboxes;
    this.activities = activities;
    this.outbox = outbox;
    this.delivery = delivery;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes a mailbox, unless another router has it. */
  void take(long id) {
    Instant turn = clock.instant();
    if (!mailboxes.lease(id, turn)) {
      return;
    }
    RoutedMailbox mailbox = mailboxes.read(id);
    Optional<MailTrouble> problem = work(mailbox);
    Instant now = clock.instant();
    if (problem.isEmpty()) {
      mailboxes.worked(id, turn, now, now.plus(settings.poll()));
    } else {
      LOG.info("mailbox {} does not work: {}", id, problem.get());
      Instant next = now.plus(settings.backoff().after(mailbox.failures() + 1));
      mailboxes.failed(id, problem.get(), turn, next);
    }
  }

  private Optional<MailTrouble> work(RoutedMailbox mailbox) {
    if (mailbox.reader().isEmpty() || mailbox.sender().isEmpty()) {
      MailSide side = mailbox.reader().isEmpty() ? MailSide.INCOMING : MailSide.OUTGOING;
      return Optional.of(new MailTrouble(MailProblem.NO_PASSWORD, side));
    }
    MailSide side = MailSide.INCOMING;
    try {
      outbox.abandoned(mailbox.id());
      receive(mailbox);
      side = MailSide.OUTGOING;
      delivery.send(mailbox);
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(new MailTrouble(MailProblem.of(e), side));
    }
  }

  /** Takes each mail in a transaction of its own, together with the place behind it. */
  private void receive(RoutedMailbox mailbox) throws MessagingException {
    try (Inbox inbox =
        Inbox.open(mailbox.incoming(), mailbox.reader().orElseThrow(), settings.patience())) {
      InboxPlace place = mailbox.place().in(inbox.uidValidity());
      List<IncomingMail> mails;
      do {
        mails = inbox.after(place.lastUid(), AT_ONCE);
        for (IncomingMail mail : mails) {
          InboxPlace behind = place.behind(mail.uid());
          transactions.executeWithoutResult(status -> keep(mailbox.id(), mail, behind));
          place = behind;
        }
      } while (mails.size() == AT_ONCE);
    }
  }

  private void keep(long mailboxId, IncomingMail mail, InboxPlace behind) {
    boolean ownCopy =
        OutgoingMail.token(mail.messageId())
            .filter(token -> outbox.arrived(mailboxId, token, clock.instant()))
            .isPresent();
    // After the numbers of a folder changed, everything is seen once more.
    if (!ownCopy && !activities.has(mailboxId, mail.messageId())) {
      activities.add(mailboxId, mail);
    }
    mailboxes.moveTo(mailboxId, behind);
  }
}
