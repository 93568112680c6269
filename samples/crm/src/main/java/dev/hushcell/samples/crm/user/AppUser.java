package dev.hushcell.samples.crm.user;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in. */
@Entity
public class AppUser {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER)
  private String username = "";

  @Encrypted private String displayName = "";

  /** A hash already; sealed as well, so that nobody with a backup can try passwords. */
  @Encrypted private String passwordHash = "";

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  private Role role = Role.USER;

  private boolean active = true;
  private Instant created = Instant.EPOCH;

  @Version private int version;

  /** Used by JPA. */
  protected AppUser() {}

  /** Makes a user who cannot sign in before a password is set. */
  public AppUser(String username, Instant created) {
    this.username = username;
    this.created = created;
  }

  /** Says who it is and what they may do. */
  public AppUser called(String newDisplayName, Role newRole) {
    displayName = newDisplayName;
    role = newRole;
    return this;
  }

  /** Sets the hash of the password. */
  public void setPasswordHash(String hash) {
    passwordHash = hash;
  }

  public void change(UserForm form) {
    username = form.username();
    displayName = form.displayName();
    role = form.role();
    active = form.active();
  }

  public @Nullable Long getId() {
    return id;
  }

  public String getUsername() {
    return username;
  }

  public String getDisplayName() {
    return displayName;
  }

  /** Tells whether a password is the stored one, as a comparison with hashes says. */
  public boolean hasPassword(String password, BiPredicate<String, String> matches) {
    return matches.test(password, passwordHash);
  }

  String getPasswordHash() {
    return passwordHash;
  }

  public Role getRole() {
    return role;
  }

  public boolean isActive() {
    return active;
  }

  public Instant getCreated() {
    return created;
  }

  public int getVersion() {
    return version;
  }
}
