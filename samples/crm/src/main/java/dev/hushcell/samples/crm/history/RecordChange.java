package dev.hushcell.samples.crm.history;

import dev.hushcell.Encrypted;
import dev.hushcell.samples.crm.text.FieldName;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody changed a field. Which field is plain; what stood in it is ciphertext. */
@Entity
@SuppressWarnings("UnusedVariable") // what is never read here, queries name
public class RecordChange {
  private static final int LONGEST = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  private RecordKind record = RecordKind.CONTACT;

  private long recordId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private @Nullable AppUser who;

  private Instant occurred = Instant.EPOCH;

  private String field = "";

  @Encrypted
  @Column(length = LONGEST)
  private @Nullable String oldValue;

  @Encrypted
  @Column(length = LONGEST)
  private @Nullable String newValue;

  /** Used by JPA. */
  protected RecordChange() {}

  RecordChange(RecordKind record, long recordId, AppUser who, Instant occurred) {
    this.record = record;
    this.recordId = recordId;
    this.who = who;
    this.occurred = occurred;
  }

  RecordChange of(String changed, String before, String after) {
    field = changed;
    oldValue = kept(before);
    newValue = kept(after);
    return this;
  }

  private static @Nullable String kept(String value) {
    return value.isEmpty() ? null : value.substring(0, Math.min(value.length(), LONGEST));
  }

  public @Nullable AppUser getWho() {
    return who;
  }

  public Instant getOccurred() {
    return occurred;
  }

  /** Returns which field, in words; empty when the record was made. */
  public String getField() {
    return FieldName.words(field);
  }

  public @Nullable String getOldValue() {
    return oldValue;
  }

  public @Nullable String getNewValue() {
    return newValue;
  }
}
