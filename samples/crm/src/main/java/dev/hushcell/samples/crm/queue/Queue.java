package dev.hushcell.samples.crm.queue;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.text.FormText;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** Work that several people share, such as support; it can own mailboxes and sign in to them. */
@Entity
@SuppressWarnings("UnusedVariable") // what is never read here, the router reads by SQL
public class Queue {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String name = "";

  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER)
  private @Nullable String emailAddress;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  private @Nullable String emailUsername;

  @Encrypted private @Nullable String emailPassword;

  @Version private int version;

  /** Used by JPA. */
  protected Queue() {}

  /** Makes a queue with a name. */
  public Queue(String name) {
    this.name = name;
  }

  public void change(QueueForm form) {
    name = form.name();
    emailAddress = FormText.orNull(form.emailAddress());
    emailUsername = FormText.orNull(form.emailUsername());
  }

  public void setEmailPassword(@Nullable String password) {
    emailPassword = password;
  }

  public @Nullable Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public @Nullable String getEmailAddress() {
    return emailAddress;
  }

  public @Nullable String getEmailUsername() {
    return emailUsername;
  }

  public int getVersion() {
    return version;
  }
}
