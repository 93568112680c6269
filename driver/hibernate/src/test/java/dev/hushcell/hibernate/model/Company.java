package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Names of its own, and an association. */
@Entity(name = "Firm")
@Table(name = "tradingCompany")
public class Company {
  @Id public int id;

  @Encrypted
  @Column(name = "taxNumber", length = 30)
  public String taxId;

  @Encrypted
  @Column(name = "`quotedName`")
  public String quoted;

  public String name;
  @ManyToOne public Person owner;
}
