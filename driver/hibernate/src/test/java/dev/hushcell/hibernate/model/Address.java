package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/** An embeddable. */
@Embeddable
public class Address {
  @Encrypted
  @Column(length = 60)
  public String street;

  public String town;
  @Embedded public Geo geo;
}
