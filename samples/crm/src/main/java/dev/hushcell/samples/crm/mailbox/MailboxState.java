package dev.hushcell.samples.crm.mailbox;

import dev.hushcell.samples.crm.router.mail.MailProblem;
import dev.hushcell.samples.crm.router.mail.MailSide;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What the router knows of a mailbox; it alone writes it. */
@Entity
@Immutable
public class MailboxState {
  @Id private long mailboxId;
  private int failures;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(40)")
  private @Nullable MailProblem problem;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(10)")
  private @Nullable MailSide problemSide;

  private @Nullable Instant lastSuccess;
  private Instant nextAttempt = Instant.EPOCH;

  /** Used by JPA. */
  protected MailboxState() {}

  public long getMailboxId() {
    return mailboxId;
  }

  public int getFailures() {
    return failures;
  }

  public @Nullable MailProblem getProblem() {
    return problem;
  }

  /** Returns at which server the problem is. */
  public @Nullable MailSide getProblemSide() {
    return problemSide;
  }

  public @Nullable Instant getLastSuccess() {
    return lastSuccess;
  }

  public Instant getNextAttempt() {
    return nextAttempt;
  }
}
