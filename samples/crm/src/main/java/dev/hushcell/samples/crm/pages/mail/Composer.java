package dev.hushcell.samples.crm.pages.mail;

import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.activity.Activity;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.mailbox.Mailbox;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.outbox.Outbox;
import dev.hushcell.samples.crm.outbox.OutboxMail;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.user.SettingsOfUsers;
import dev.hushcell.samples.crm.user.UserSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes mail: a draft for the page, and the activity with its outbox row in one transaction. */
@Service
class Composer {
  private static final int LONGEST_SUBJECT = 300;

  private final Outbox outbox;
  private final Activities activities;
  private final Contacts contacts;
  private final Mailboxes mailboxes;
  private final SettingsOfUsers settings;
  private final Clock clock;

  Composer(
      Outbox outbox,
      Activities activities,
      Contacts contacts,
      Mailboxes mailboxes,
      SettingsOfUsers settings,
      Clock clock) {
    this.outbox = outbox;
    this.activities = activities;
    this.contacts = contacts;
    this.mailboxes = mailboxes;
    this.settings = settings;
    this.clock = clock;
  }

  List<Mailbox> mailboxes() {
    return mailboxes.findByActiveTrueOrderByName();
  }

  @Transactional(readOnly = true)
  MailForm draft(@Nullable Long contactId, @Nullable Long replyTo, long userId) {
    if (replyTo != null) {
      return reply(activity(replyTo), userId);
    }
    String to = contactId == null ? null : contact(contactId).getEmail();
    return new MailForm(0, to == null ? "" : to, "", signature(userId), null);
  }

  private MailForm reply(Activity answered, long userId) {
    String to = answered.getAddress();
    String subject = answered.getSubject();
    String prefixed = subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    Mailbox mailbox = answered.getMailbox();
    return new MailForm(
        mailbox == null ? 0 : Objects.requireNonNull(mailbox.getId()),
        to == null ? "" : to,
        prefixed.substring(0, Math.min(prefixed.length(), LONGEST_SUBJECT)),
        signature(userId),
        answered.getId());
  }

  private String signature(long userId) {
    return settings
        .findById(userId)
        .map(UserSettings::getSignature)
        .map(text -> "\n\n-- \n" + text)
        .orElse("");
  }

  /** Queues a mail and returns the number of its activity. */
  @Transactional
  long queue(MailForm form) {
    Instant now = clock.instant();
    long mailboxId = form.mailboxId();
    Mailbox from =
        mailboxes.findById(mailboxId).orElseThrow(() -> new NotFoundException("mailbox"));
    Activity mail = Activity.outgoing(from, form.to(), recipient(form), now);
    mail.describe(form.subject(), form.body());
    activities.save(mail);
    String answered = form.replyTo() == null ? null : activity(form.replyTo()).getMessageId();
    outbox.save(new OutboxMail(mail, from, form.to(), answered, now));
    mailboxes.sendSoon(mailboxId);
    return Objects.requireNonNull(mail.getId());
  }

  /** Returns the contact by the address that was really written to. */
  private @Nullable Contact recipient(MailForm form) {
    List<Contact> known = contacts.findByEmail(form.to());
    return known.isEmpty() ? null : known.get(0);
  }

  private Activity activity(long id) {
    return activities.findById(id).orElseThrow(() -> new NotFoundException("activity"));
  }

  private Contact contact(long id) {
    return contacts.findById(id).orElseThrow(() -> new NotFoundException("contact"));
  }
}
