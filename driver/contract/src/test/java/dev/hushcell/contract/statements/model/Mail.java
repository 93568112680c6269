package dev.hushcell.contract.statements.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.NaturalId;

/** Accounts, mailboxes, messages and what is written about them. */
public final class Mail {
  private Mail() {}

  /** Who may log in. */
  @Entity(name = "Account")
  @Table(name = "account")
  public static class Account {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public Long id;

    @Version public int version;

    @NaturalId(mutable = true)
    @Column(length = 60, nullable = false)
    public String username;

    @Column(name = "password_hash", length = 100)
    public String passwordHash;

    @Column(name = "role_name", length = 20)
    public String role;

    @Column(name = "last_login")
    public LocalDateTime lastLogin;

    @OneToMany(mappedBy = "account")
    public Set<Mailbox> mailboxes = new HashSet<>();
  }

  /** Where mail arrives. */
  @Entity(name = "Mailbox")
  @Table(name = "mailbox")
  @BatchSize(size = 4)
  public static class Mailbox {
    @Id public Long id;

    @Column(name = "owner_email", length = 200)
    public String ownerEmail;

    @Column(length = 60)
    public String title;

    @Column(name = "access_key", length = 64)
    public String accessKey;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    public Account account;

    @OneToMany(mappedBy = "mailbox", cascade = CascadeType.ALL, orphanRemoval = true)
    @BatchSize(size = 4)
    public Set<Message> messages = new HashSet<>();
  }

  /** A letter. */
  @Entity(name = "Message")
  @Table(name = "message")
  public static class Message {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(length = 200)
    public String sender;

    @Column(length = 250)
    public String subject;

    @Column(length = 20)
    public String folder;

    @Column(name = "sent_at")
    public LocalDateTime sentAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "mailbox_id")
    public Mailbox mailbox;

    @ManyToMany
    @JoinTable(
        name = "message_tag",
        joinColumns = @JoinColumn(name = "message_id"),
        inverseJoinColumns = @JoinColumn(name = "tag_id"))
    public Set<Tag> tags = new HashSet<>();
  }

  /** A word about a message. */
  @Entity(name = "Tag")
  @Table(name = "tag")
  public static class Tag {
    @Id public Long id;

    @Column(length = 40, unique = true)
    public String word;
  }

  /** How far a ticket is. */
  public enum State {
    OPEN,
    DONE
  }

  /** A request for help. */
  @Entity(name = "Ticket")
  @Table(name = "ticket")
  public static class Ticket {
    @Id public UUID id;

    @Column(length = 120)
    public String title;

    @Column(length = 1000)
    public String description;

    @Enumerated(EnumType.STRING)
    @Column(name = "state_name", length = 10)
    public State state;

    @Column(name = "reporter_email", length = 200)
    public String reporterEmail;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "assignee_id")
    public Account assignee;
  }

  /** Who gets the newsletter; identified from outside, therefore stored by upsert. */
  @Entity(name = "Subscriber")
  @Table(name = "subscriber")
  public static class Subscriber {
    @Id public Long id;

    @Column(length = 200)
    public String email;

    @Column(name = "full_name", length = 80)
    public String fullName;

    @Column(length = 64)
    public String token;

    public boolean active;
  }

  /** Who did what. */
  @Entity(name = "AuditEntry")
  @Table(name = "audit_entry")
  public static class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "actor_email", length = 200)
    public String actorEmail;

    @Column(name = "action_name", length = 40)
    public String action;

    @Column(name = "happened_at")
    public LocalDateTime happenedAt;
  }
}
