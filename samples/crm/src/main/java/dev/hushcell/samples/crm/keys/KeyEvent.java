package dev.hushcell.samples.crm.keys;

import dev.hushcell.samples.crm.user.AppUser;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody did something with keys. The record of the keys themselves knows no users. */
@Entity
public class KeyEvent {
  private static final int LONGEST_WORDS = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private @Nullable AppUser who;

  private Instant occurred = Instant.EPOCH;
  private String title = "";

  @Column(length = LONGEST_WORDS)
  private String words = "";

  /** Used by JPA. */
  protected KeyEvent() {}

  KeyEvent(AppUser who, Instant occurred, String title) {
    this.who = who;
    this.occurred = occurred;
    this.title = title;
  }

  void ended(String what) {
    words = what.substring(0, Math.min(what.length(), LONGEST_WORDS));
  }

  public @Nullable Long getId() {
    return id;
  }

  public @Nullable AppUser getWho() {
    return who;
  }

  public Instant getOccurred() {
    return occurred;
  }

  /** Returns what was begun. */
  public String getTitle() {
    return title;
  }

  /** Returns what became of it; empty while it goes on, and when the process ended before. */
  public String getWords() {
    return words;
  }
}
