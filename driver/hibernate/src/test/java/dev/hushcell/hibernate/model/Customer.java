package dev.hushcell.hibernate.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The same embeddable twice. */
@Entity
public class Customer {
  @Id public int id;
  @Embedded public Address home;

  @Embedded
  @AttributeOverride(name = "street", column = @Column(name = "workStreet"))
  @AttributeOverride(name = "town", column = @Column(name = "workTown"))
  @AttributeOverride(name = "geo.place", column = @Column(name = "workPlace"))
  @AttributeOverride(name = "geo.zone", column = @Column(name = "workZone"))
  public Address work;
}
