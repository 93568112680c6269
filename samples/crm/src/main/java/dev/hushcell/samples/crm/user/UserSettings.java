package dev.hushcell.samples.crm.user;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.text.FormText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What a user sets for themselves; mailboxes may sign in with it. */
@Entity
@SuppressWarnings("UnusedVariable") // what is never read here, the router reads by SQL
public class UserSettings {
  @Id private long userId;

  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER)
  private @Nullable String emailAddress;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  private @Nullable String emailUsername;

  @Encrypted private @Nullable String emailPassword;

  @Encrypted
  @Column(length = 1000)
  private @Nullable String signature;

  /** Of dates, numbers and files; null: English. */
  private @Nullable String language;

  /** Name of the time zone; null: that of the browser. */
  private @Nullable String zone;

  /** Used by JPA. */
  protected UserSettings() {}

  /** Makes empty settings. */
  public UserSettings(long userId) {
    this.userId = userId;
  }

  public void change(SettingsForm form) {
    emailAddress = FormText.orNull(form.emailAddress());
    emailUsername = FormText.orNull(form.emailUsername());
    signature = FormText.orNull(form.signature());
    language = FormText.orNull(form.language());
    zone = FormText.orNull(form.zone());
  }

  public void setEmailPassword(@Nullable String password) {
    emailPassword = password;
  }

  public @Nullable String getEmailAddress() {
    return emailAddress;
  }

  public @Nullable String getEmailUsername() {
    return emailUsername;
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public @Nullable String getZone() {
    return zone;
  }

  public @Nullable String getSignature() {
    return signature;
  }
}
