package dev.hushcell.applications.people;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** What somebody bought. */
@Entity
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class Purchase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @JsonIgnore
  @ManyToOne(fetch = FetchType.LAZY)
  public Person buyer;

  @Column(length = 40)
  public String label;

  public int price;

  protected Purchase() {}

  public Purchase(Person buyer, String label, int price) {
    this.buyer = buyer;
    this.label = label;
    this.price = price;
  }

  @Override
  public String toString() {
    return label + " " + price;
  }
}
