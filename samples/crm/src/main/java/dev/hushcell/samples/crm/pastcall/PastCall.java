package dev.hushcell.samples.crm.pastcall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call from the telephone system that was there before this application. The table had its rows
 * before anything was protected, so nothing here has {@code @Encrypted}: a column that is declared
 * and in clear would be refused. The columns become ciphertext while the application runs; what
 * says so from then on is the record in the database.
 */
@Entity
public class PastCall {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(length = 40)
  private String phone = "";

  @Column(length = 2000)
  private String said = "";

  private Instant occurred = Instant.EPOCH;

  /** Used by JPA. */
  protected PastCall() {}

  public @Nullable Long getId() {
    return id;
  }

  public String getPhone() {
    return phone;
  }

  public String getSaid() {
    return said;
  }

  public Instant getOccurred() {
    return occurred;
  }
}
