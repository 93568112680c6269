package dev.hushcell.applications.people;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hushcell.Encrypted;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Somebody of whom eight attributes are protected, and can be searched in full. */
@Entity
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@NamedEntityGraph(name = "withCompany", attributeNodes = @NamedAttributeNode("company"))
public class Person {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Version public Integer version;

  @Encrypted(search = Search.FULL, compare = Compare.EXACT)
  @Column(length = 40, nullable = false)
  public String firstName;

  @Encrypted(search = Search.FULL, compare = Compare.EXACT)
  @Column(length = 40)
  public String lastName;

  @Encrypted(search = Search.FULL, compare = Compare.EXACT)
  @Column(length = 60, unique = true)
  public String email;

  @Encrypted(search = Search.FULL)
  public LocalDate birthday;

  @Encrypted(search = Search.FULL)
  @Column(precision = 9, scale = 2)
  public BigDecimal salary;

  @Encrypted(search = Search.FULL, accept = Accept.UTC)
  public Instant lastSeen;

  @Encrypted(search = Search.FULL)
  public UUID token;

  @Encrypted(search = Search.FULL, accept = Accept.FEW_VALUES)
  public Boolean active;

  @Column(length = 40)
  public String city;

  public Integer score;

  @Embedded public Address address = new Address();

  @ManyToOne(fetch = FetchType.LAZY)
  public Company company;

  @JsonIgnore
  @OneToMany(mappedBy = "buyer", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("label")
  public List<Purchase> purchases = new ArrayList<>();

  @JsonIgnore
  @ElementCollection
  @Column(length = 20)
  public Set<String> tags = new HashSet<>();

  /** Adds what somebody bought. */
  public Person bought(String label, int price) {
    purchases.add(new Purchase(this, label, price));
    return this;
  }

  @Override
  public String toString() {
    return firstName + "/" + lastName + "/" + email + "/" + birthday + "/" + salary + "/" + lastSeen
        + "/" + token + "/" + active + "/" + city + "/" + score;
  }
}
