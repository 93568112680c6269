package dev.hushcell.samples.crm.pages.mail;

import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.mailbox.CredentialsFrom;
import dev.hushcell.samples.crm.mailbox.Mailbox;
import dev.hushcell.samples.crm.mailbox.MailboxForm;
import dev.hushcell.samples.crm.mailbox.MailboxParts;
import dev.hushcell.samples.crm.mailbox.MailboxState;
import dev.hushcell.samples.crm.mailbox.MailboxStates;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.outbox.Outbox;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.profile.Profiles;
import dev.hushcell.samples.crm.queue.Queues;
import dev.hushcell.samples.crm.user.Users;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.CrudRepository;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** What setting up a mailbox needs of its surroundings. */
@Service
class MailboxSettings {
  private final Mailboxes mailboxes;
  private final MailboxStates states;
  private final Profiles profiles;
  private final Queues queues;
  private final Users users;
  private final Outbox outbox;
  private final PasswordKeeper keeper;

  MailboxSettings(
      Mailboxes mailboxes,
      MailboxStates states,
      Profiles profiles,
      Queues queues,
      Users users,
      Outbox outbox,
      PasswordKeeper keeper) {
    this.mailboxes = mailboxes;
    this.states = states;
    this.profiles = profiles;
    this.queues = queues;
    this.users = users;
    this.outbox = outbox;
    this.keeper = keeper;
  }

  Map<Long, MailboxState> states() {
    return StreamSupport.stream(states.findAll().spliterator(), false)
        .collect(Collectors.toMap(MailboxState::getMailboxId, Function.identity()));
  }

  void addChoices(@Nullable Long id, Model model) {
    model.addAttribute("profiles", profiles.findAllByOrderByName());
    model.addAttribute("queues", queues.findAllByOrderByName());
    model.addAttribute("users", users.byName());
    model.addAttribute("sources", CredentialsFrom.values());
    model.addAttribute("inRows", keeper.isInRows());
    model.addAttribute("hasPassword", id != null && mailboxes.hasPassword(id));
    model.addAttribute("state", id == null ? null : states.findById(id).orElse(null));
  }

  /** Refuses what the form alone cannot know. */
  void check(MailboxForm form, @Nullable Long id, BindingResult errors) {
    if (!errors.hasFieldErrors("name")
        && mailboxes.findByName(form.name()).filter(other -> isOther(other, id)).isPresent()) {
      FieldErrors.add(errors, "name", "There is a mailbox of this name already.");
    }
    if (!errors.hasFieldErrors("address")
        && mailboxes
            .findByAddress(form.address())
            .filter(other -> isOther(other, id))
            .isPresent()) {
      FieldErrors.add(errors, "address", "Another mailbox has this address.");
    }
    if (form.credentialsFrom() == CredentialsFrom.QUEUE && form.queueId() == null) {
      FieldErrors.add(errors, "queueId", "Please choose the queue that signs in.");
    }
    if (form.credentialsFrom() == CredentialsFrom.USER && form.ownerId() == null) {
      FieldErrors.add(errors, "ownerId", "Please choose the owner who signs in.");
    }
  }

  /** Changes and saves a mailbox, new or known. */
  void apply(MailboxForm form, Mailbox mailbox) {
    mailbox.change(form, parts(form));
    long id = Objects.requireNonNull(mailboxes.save(mailbox).getId());
    SecretName secret = new SecretName(Place.MAILBOX, id);
    String password = form.password();
    if (Boolean.TRUE.equals(form.forgetPassword())) {
      mailboxes.clearPassword(id);
      keeper.forget(secret);
    } else if (password != null && !password.isEmpty()) {
      mailbox.setPassword(keeper.keep(secret, password));
    }
    mailboxes.retry(id);
  }

  /** Deletes a mailbox, unless mail was sent from it or is to be. */
  boolean delete(Mailbox mailbox) {
    long id = Objects.requireNonNull(mailbox.getId());
    if (outbox.existsByMailboxId(id)) {
      return false;
    }
    mailboxes.delete(mailbox);
    keeper.forget(new SecretName(Place.MAILBOX, id));
    return true;
  }

  private MailboxParts parts(MailboxForm form) {
    return new MailboxParts(
        Objects.requireNonNull(optional(form.profileId(), profiles, "profile")),
        optional(form.queueId(), queues, "queue"),
        optional(form.ownerId(), users, "user"));
  }

  private static <T> @Nullable T optional(
      @Nullable Long id, CrudRepository<T, Long> repository, String what) {
    return id == null
        ? null
        : repository.findById(id).orElseThrow(() -> new NotFoundException(what));
  }

  private static boolean isOther(Mailbox found, @Nullable Long id) {
    return !Objects.equals(found.getId(), id);
  }
}
