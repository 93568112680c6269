package dev.hushcell.spring.app;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** Somebody whose address and number must not be read in the database. */
@Entity
public class Contact {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  String email;

  @Encrypted String phoneNumber;

  String city;

  protected Contact() {}

  public Contact(String email, String phoneNumber, String city) {
    this.email = email;
    this.phoneNumber = phoneNumber;
    this.city = city;
  }

  public String phoneNumber() {
    return phoneNumber;
  }
}
