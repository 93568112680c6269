package dev.hushcell.samples.crm.activity;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.mailbox.Mailbox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with a contact. When and what kind is plain, to sort and filter by; what
 * was said, and by whom, is ciphertext in the database.
 */
@Entity
public class Activity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  private ActivityKind kind = ActivityKind.NOTE;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Contact contact;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Mailbox mailbox;

  /** Address of the other side, of a mail; the router finds the contact by it. */
  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER, key = "email-address")
  private @Nullable String address;

  /** Message-ID of a mail that came in; no mail becomes two activities. */
  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT, key = "message-id")
  private @Nullable String messageId;

  @Encrypted
  @Column(length = 300)
  private String subject = "";

  @Encrypted
  @Column(length = 20000)
  private String body = "";

  private Instant occurred = Instant.EPOCH;

  @Version private int version;

  /** Used by JPA. */
  protected Activity() {}

  /** Makes an activity that a user notes down. */
  public Activity(ActivityKind kind, @Nullable Contact contact, Instant occurred) {
    this.kind = kind;
    this.contact = contact;
    this.occurred = occurred;
  }

  /** Makes a mail that is to be sent. */
  public static Activity outgoing(
      Mailbox from, String to, @Nullable Contact contact, Instant occurred) {
    Activity mail = new Activity(ActivityKind.EMAIL_OUT, contact, occurred);
    mail.mailbox = from;
    mail.address = to;
    return mail;
  }

  /** Says what it is about. */
  public final void describe(String newSubject, String newBody) {
    subject = newSubject;
    body = newBody;
  }

  public void change(ActivityForm form, @Nullable Contact newContact) {
    kind = form.kind();
    contact = newContact;
    describe(form.subject(), form.body());
  }

  public @Nullable Long getId() {
    return id;
  }

  public ActivityKind getKind() {
    return kind;
  }

  public @Nullable Contact getContact() {
    return contact;
  }

  public @Nullable Mailbox getMailbox() {
    return mailbox;
  }

  public @Nullable String getAddress() {
    return address;
  }

  public @Nullable String getMessageId() {
    return messageId;
  }

  public String getSubject() {
    return subject;
  }

  public String getBody() {
    return body;
  }

  public Instant getOccurred() {
    return occurred;
  }

  public int getVersion() {
    return version;
  }
}
