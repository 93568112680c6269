package dev.hushcell.samples.crm.outbox;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.activity.Activity;
import dev.hushcell.samples.crm.mailbox.Mailbox;
import dev.hushcell.samples.crm.router.mail.MailProblem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail to be sent, written in the same transaction as its activity. */
@Entity
@SuppressWarnings("UnusedVariable") // what is never read here, the router reads by SQL
public class OutboxMail {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  private @Nullable Activity activity;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private @Nullable Mailbox mailbox;

  /** Becomes the Message-ID, the same at each attempt. */
  private String token = UUID.randomUUID().toString();

  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER, key = "email-address")
  private String recipient = "";

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT, key = "message-id")
  private @Nullable String inReplyTo;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  private OutboxState state = OutboxState.QUEUED;

  private int attempts;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(40)")
  private @Nullable MailProblem problem;

  private Instant nextAttempt = Instant.EPOCH;
  private @Nullable Instant claimed;
  private @Nullable Instant sent;

  /** Used by JPA. */
  protected OutboxMail() {}

  /** Makes a mail of an activity. */
  public OutboxMail(
      Activity activity,
      Mailbox mailbox,
      String recipient,
      @Nullable String inReplyTo,
      Instant due) {
    this.activity = activity;
    this.mailbox = mailbox;
    this.recipient = recipient;
    this.inReplyTo = inReplyTo;
    nextAttempt = due;
  }

  public @Nullable Long getId() {
    return id;
  }

  public @Nullable Activity getActivity() {
    return activity;
  }

  long activityId() {
    return Objects.requireNonNull(Objects.requireNonNull(activity).getId());
  }

  public @Nullable Mailbox getMailbox() {
    return mailbox;
  }

  public String getRecipient() {
    return recipient;
  }

  public OutboxState getState() {
    return state;
  }

  public int getAttempts() {
    return attempts;
  }

  public @Nullable MailProblem getProblem() {
    return problem;
  }

  public Instant getNextAttempt() {
    return nextAttempt;
  }

  public @Nullable Instant getSent() {
    return sent;
  }
}
