package dev.hushcell.samples.crm.contact;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.text.FormText;
import dev.hushcell.samples.crm.text.SearchKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person. The city is plain, and all else that tells who it is is ciphertext in the database.
 * Beside a name stands a key, also ciphertext, which the driver sorts and matches as {@code
 * hushcell.yaml} allows. It has no capitals, marks or {@code ß}, so what one name looks like does
 * not matter to the others.
 */
@Entity
public class Contact {
  private static final int NAME_KEY = 400;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contact_seq")
  @SequenceGenerator(name = "contact_seq", allocationSize = 50)
  private @Nullable Long id;

  @Encrypted private String firstName = "";
  @Encrypted private String lastName = "";

  /** Last and first name as they are sorted and searched; evaluated in the driver. */
  @Encrypted(first = NamePatterns.LETTERS, groups = 256, accept = Accept.COMMON_VALUES)
  @Column(length = NAME_KEY)
  private String nameKey = "";

  private String city = "";

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account account;

  @Encrypted(search = Search.EQUALITY, compare = Compare.LOWER, key = "email-address")
  private @Nullable String email;

  /** As it was typed; what it is found by is the key. */
  @Encrypted private @Nullable String phone;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  private @Nullable String phoneKey;

  /** As it was typed; what it is found by is the key. */
  @Encrypted private @Nullable String taxId;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  private @Nullable String taxIdKey;

  private Instant created = Instant.EPOCH;
  @Version private int version;

  /** Used by JPA. */
  protected Contact() {}

  /** Makes a contact. */
  public Contact(ContactForm form, @Nullable Account account, Instant created) {
    this.created = created;
    change(form, account);
  }

  public final void change(ContactForm form, @Nullable Account newAccount) {
    firstName = form.firstName();
    lastName = form.lastName();
    nameKey = SearchKey.of(lastName + ", " + firstName, NAME_KEY);
    city = form.city();
    email = FormText.orNull(form.email());
    phone = FormText.orNull(form.phone());
    phoneKey = FormText.phoneKey(form.phone());
    taxId = FormText.orNull(form.taxId());
    taxIdKey = FormText.taxIdKey(form.taxId());
    account = newAccount;
  }

  /** Makes it a contact of another account, or of none. */
  public void moveTo(@Nullable Account newAccount) {
    account = newAccount;
  }

  public @Nullable Long getId() {
    return id;
  }

  /** Tells whether this is the contact with an identifier. */
  public boolean hasId(@Nullable Long other) {
    return id != null && id.equals(other);
  }

  public String getFirstName() {
    return firstName;
  }

  public String getLastName() {
    return lastName;
  }

  /** Returns first and last name. */
  public String getName() {
    return (firstName + " " + lastName).strip();
  }

  public String getCity() {
    return city;
  }

  public @Nullable Account getAccount() {
    return account;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public @Nullable String getPhone() {
    return phone;
  }

  /** Returns the phone number in the one spelling that it is found by. */
  public @Nullable String getPhoneKey() {
    return phoneKey;
  }

  public @Nullable String getTaxId() {
    return taxId;
  }

  /** Returns the tax number in the one spelling that it is found by. */
  public @Nullable String getTaxIdKey() {
    return taxIdKey;
  }

  public Instant getCreated() {
    return created;
  }

  public int getVersion() {
    return version;
  }
}
