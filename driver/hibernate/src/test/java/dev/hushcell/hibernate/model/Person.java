package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Basic attributes of many types. */
@Entity
public class Person {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  @Column(unique = true, nullable = false)
  public String email;

  @Encrypted public BigDecimal salary;
  @Encrypted public LocalDate birthday;

  @Encrypted(accept = Accept.UTC)
  public Instant seen;

  @Encrypted public UUID token;

  @Encrypted
  @Column(length = 100)
  public byte[] photo;

  @Encrypted public boolean vip;
  @Encrypted public Integer pin;
  @Encrypted public Long number;
  @Encrypted public double score;
  @Encrypted public char grade;
  public String city;
}
