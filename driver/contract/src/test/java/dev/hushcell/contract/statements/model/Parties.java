package dev.hushcell.contract.statements.model;

import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.BatchSize;

/** People and companies: joined tables, an embeddable, a secondary table, element collections. */
public final class Parties {
  private Parties() {}

  /** Whoever one does business with. */
  @Entity(name = "Party")
  @Table(name = "party", indexes = @Index(name = "party_by_city", columnList = "home_city"))
  @Inheritance(strategy = InheritanceType.JOINED)
  @BatchSize(size = 8)
  public abstract static class Party {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "party_seq")
    @SequenceGenerator(name = "party_seq", sequenceName = "party_seq", allocationSize = 50)
    public Long id;

    @Version public int version;

    @Column(name = "display_name", length = 120)
    public String displayName;

    @Column(name = "created_at")
    public LocalDateTime createdAt;

    @Embedded public Address home;

    @OneToMany(mappedBy = "customer")
    @BatchSize(size = 8)
    public Set<Shop.PurchaseOrder> orders = new HashSet<>();
  }

  /** Where somebody lives. */
  @Embeddable
  public static class Address {
    @Column(name = "home_street", length = 100)
    public String street;

    @Column(name = "home_city", length = 80)
    public String city;

    @Column(name = "home_zip", length = 12)
    public String zip;
  }

  /** A human being. */
  @Entity(name = "Person")
  @Table(
      name = "person",
      indexes = @Index(name = "person_by_email", columnList = "email", unique = true))
  @SecondaryTable(name = "person_detail")
  public static class Person extends Party {
    @Column(name = "first_name", length = 60)
    public String firstName;

    @Column(name = "last_name", length = 60)
    public String lastName;

    @Column(length = 200)
    public String email;

    @Column(name = "born_on")
    public LocalDate bornOn;

    @Column(table = "person_detail", length = 400)
    public String notes;

    @Column(table = "person_detail", length = 60)
    public String hobby;

    @ElementCollection
    @CollectionTable(name = "person_phone", joinColumns = @JoinColumn(name = "person_id"))
    public Set<Phone> phones = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "person_nickname", joinColumns = @JoinColumn(name = "person_id"))
    @OrderColumn(name = "place")
    @Column(name = "nickname", length = 40)
    public List<String> nicknames = new ArrayList<>();
  }

  /** A telephone number. */
  @Embeddable
  public static class Phone {
    @Column(name = "phone_number", length = 30)
    public String number;

    @Column(length = 10)
    public String kind;

    /** For Hibernate. */
    public Phone() {}

    /** A number of a kind. */
    public Phone(String number, String kind) {
      this.number = number;
      this.kind = kind;
    }
  }

  /** A firm. */
  @Entity(name = "Company")
  @Table(name = "company")
  public static class Company extends Party {
    @Column(name = "legal_name", length = 150)
    public String legalName;

    @Column(name = "tax_id", length = 30, unique = true)
    public String taxId;

    @Column(length = 200)
    public String website;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    public Person contact;
  }

  /** Somebody who works here. */
  @Entity(name = "Employee")
  @Table(name = "employee")
  public static class Employee {
    @Id public Long id;

    @Version public int version;

    @Column(length = 80, nullable = false)
    public String name;

    @Column(name = "work_email", length = 200, nullable = false)
    public String workEmail;

    @Column(length = 40)
    public String job;

    @Basic public Integer salary;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "manager_id")
    public Employee manager;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "department_id")
    public Department department;
  }

  /** A part of the firm. */
  @Entity(name = "Department")
  @Table(name = "department")
  public static class Department {
    @Id public Long id;

    @Column(length = 80)
    public String name;

    @Column(name = "door_code", length = 20)
    public String doorCode;

    @OneToMany(mappedBy = "department")
    public Set<Employee> staff = new HashSet<>();
  }

  /** A country; nothing in it is protected. */
  @Entity(name = "Country")
  @Table(name = "country")
  public static class Country {
    @Id
    @Column(length = 2)
    public String code;

    @Column(length = 80)
    public String name;
  }
}
