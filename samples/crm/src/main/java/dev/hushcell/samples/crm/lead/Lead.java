package dev.hushcell.samples.crm.lead;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.text.FormText;
import dev.hushcell.samples.crm.text.SearchKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who may become a customer: what it is about is plain, who it is about is not. */
@Entity
public class Lead {
  private static final int NAME_KEY = 400;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String topic = "";
  private String company = "";
  private String city = "";

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  private LeadStatus status = LeadStatus.NEW;

  @Encrypted private String name = "";

  /** The name as it is searched by parts; evaluated in the driver. */
  @Encrypted
  @Column(length = NAME_KEY)
  private String nameKey = "";

  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER, key = "email-address")
  private @Nullable String email;

  @Encrypted private @Nullable String phone;

  private Instant created = Instant.EPOCH;
  @Version private int version;

  /** Used by JPA. */
  protected Lead() {}

  /** Makes a lead. */
  public Lead(LeadForm form, Instant created) {
    this.created = created;
    change(form);
  }

  /** Takes what a form says. */
  public final void change(LeadForm form) {
    topic = form.topic();
    company = form.company();
    city = form.city();
    status = form.status();
    name = form.name();
    nameKey = SearchKey.of(name, NAME_KEY);
    email = FormText.orNull(form.email());
    phone = FormText.orNull(form.phone());
  }

  /** Moves it along the pipeline. */
  public void moveTo(LeadStatus newStatus) {
    status = newStatus;
  }

  public @Nullable Long getId() {
    return id;
  }

  public String getTopic() {
    return topic;
  }

  public String getCompany() {
    return company;
  }

  public String getCity() {
    return city;
  }

  public LeadStatus getStatus() {
    return status;
  }

  public String getName() {
    return name;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public @Nullable String getPhone() {
    return phone;
  }

  public Instant getCreated() {
    return created;
  }

  public int getVersion() {
    return version;
  }
}
