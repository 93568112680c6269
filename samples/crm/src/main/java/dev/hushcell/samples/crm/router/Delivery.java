package dev.hushcell.samples.crm.router;

import dev.hushcell.samples.crm.router.mail.MailProblem;
import dev.hushcell.samples.crm.router.mail.Postman;
import dev.hushcell.samples.crm.router.store.OutboxRows;
import dev.hushcell.samples.crm.router.store.RoutedMailbox;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Sends the mail of one mailbox. Each mail is claimed first; what the server answered decides what
 * becomes of it. Where it answered nothing, the mail may have left, and is not sent again.
 */
final class Delivery {
  private final OutboxRows outbox;
  private final RouterSettings settings;
  private final Clock clock;

  Delivery(OutboxRows outbox, RouterSettings settings, Clock clock) {
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends what it is time for.
   *
   * @throws MessagingException when the server cannot be reached or does not let the mailbox in;
   *     nothing was claimed then
   */
  void send(RoutedMailbox mailbox) throws MessagingException {
    List<OutboxRows.Due> due = outbox.due(mailbox, clock.instant());
    if (due.isEmpty()) {
      return;
    }
    try (Postman postman =
        Postman.open(mailbox.outgoing(), mailbox.sender().orElseThrow(), settings.patience())) {
      for (OutboxRows.Due each : due) {
        if (outbox.claim(each.id(), clock.instant())) {
          hand(each, postman);
        }
      }
    }
  }

  private void hand(OutboxRows.Due due, Postman postman) throws MessagingException {
    try {
      postman.send(due.mail());
    } catch (MessagingException e) {
      settle(due, e);
      return;
    }
    outbox.sent(due.id(), clock.instant());
  }

  private void settle(OutboxRows.Due due, MessagingException failure) throws MessagingException {
    MailProblem problem = MailProblem.of(failure);
    if (!MailProblem.isAnswered(failure)) {
      outbox.unsure(due.id(), problem);
      throw failure; // this connection is of no use any more
    }
    int attempts = due.attempts() + 1;
    if (problem.isForGood() || attempts >= settings.mostAttempts()) {
      outbox.givenUp(due.id(), problem);
    } else {
      Instant next = clock.instant().plus(settings.backoff().after(attempts));
      outbox.later(due.id(), problem, next);
    }
  }
}
