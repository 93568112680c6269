package dev.hushcell.samples.crm.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A company. All of it is plain, so the database sorts it and searches its parts. */
@Entity
public class Account {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
  @SequenceGenerator(name = "account_seq", allocationSize = 50)
  private @Nullable Long id;

  private String name = "";
  private String city = "";
  private String country = "";
  private String website = "";
  private Instant created = Instant.EPOCH;
  @Version private int version;

  /** Used by JPA. */
  protected Account() {}

  /** Makes an account with a name. */
  public Account(String name, Instant created) {
    this.name = name;
    this.created = created;
  }

  public void change(AccountForm form) {
    name = form.name();
    city = form.city();
    country = form.country();
    website = form.website();
  }

  /** Moves the account to a place. */
  public Account in(String newCity, String newCountry) {
    city = newCity;
    country = newCountry;
    return this;
  }

  public @Nullable Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getCity() {
    return city;
  }

  public String getCountry() {
    return country;
  }

  public String getWebsite() {
    return website;
  }

  public Instant getCreated() {
    return created;
  }

  public int getVersion() {
    return version;
  }
}
