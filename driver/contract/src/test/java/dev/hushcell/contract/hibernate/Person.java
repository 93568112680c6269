package dev.hushcell.contract.hibernate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Someone with protected columns of several types. */
@Entity
@Table(name = "person", indexes = @Index(name = "person_name", columnList = "name"))
class Person {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Version int version;

  @Column(length = 80)
  String name;

  @Column(length = 120, unique = true, nullable = false)
  String email;

  @Column(length = 60)
  String phone;

  LocalDate born;

  @Column(precision = 12, scale = 2)
  BigDecimal balance;

  @OneToMany(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
  List<Note> notes = new ArrayList<>();
}
