package dev.hushcell.samples.crm.mailbox;

import jakarta.persistence.Entity;
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
  private @Nullable String problem;
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

  public @Nullable String getProblem() {
    return problem;
  }

  public @Nullable Instant getLastSuccess() {
    return lastSuccess;
  }

  public Instant getNextAttempt() {
    return nextAttempt;
  }
}
