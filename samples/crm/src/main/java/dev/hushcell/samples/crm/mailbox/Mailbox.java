package dev.hushcell.samples.crm.mailbox;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.profile.EmailServerProfile;
import dev.hushcell.samples.crm.queue.Queue;
import dev.hushcell.samples.crm.text.FormText;
import dev.hushcell.samples.crm.user.AppUser;
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
import org.jspecify.annotations.Nullable;

/** A mailbox that the router reads and sends from. */
@Entity
@SuppressWarnings("UnusedVariable") // what is never read here, the router reads by SQL
public class Mailbox {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String name = "";

  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER)
  private String address = "";

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private @Nullable EmailServerProfile profile;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  private CredentialsFrom credentialsFrom = CredentialsFrom.MAILBOX;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Queue queue;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable AppUser owner;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  private @Nullable String username;

  /** Null when it is read by the web part, stored or not. */
  @Encrypted private @Nullable String password;

  private boolean active = true;

  @Version private int version;

  /** Makes an empty mailbox. */
  public Mailbox() {}

  /** Makes a mailbox with a sign-in of its own. */
  public Mailbox(String name, String address, EmailServerProfile profile) {
    this.name = name;
    this.address = address;
    this.profile = profile;
  }

  public void change(MailboxForm form, MailboxParts parts) {
    name = form.name();
    address = form.address();
    profile = parts.profile();
    queue = parts.queue();
    owner = parts.owner();
    credentialsFrom = form.credentialsFrom();
    username = FormText.orNull(form.username());
    active = form.active();
  }

  /** Says how to sign in. */
  public void signInAs(String newUsername, @Nullable String newPassword) {
    username = newUsername;
    password = newPassword;
  }

  public void setPassword(@Nullable String newPassword) {
    password = newPassword;
  }

  public @Nullable Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getAddress() {
    return address;
  }

  public @Nullable EmailServerProfile getProfile() {
    return profile;
  }

  public CredentialsFrom getCredentialsFrom() {
    return credentialsFrom;
  }

  public @Nullable Queue getQueue() {
    return queue;
  }

  public @Nullable AppUser getOwner() {
    return owner;
  }

  public @Nullable String getUsername() {
    return username;
  }

  public boolean isActive() {
    return active;
  }

  public int getVersion() {
    return version;
  }
}
