package dev.hushcell.applications.people;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Where people work; nothing of it is protected, but its people are sorted by what is. */
@Entity
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class Company {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(length = 40)
  public String name;

  @JsonIgnore
  @OneToMany(mappedBy = "company")
  @OrderBy("lastName, id")
  public List<Person> people = new ArrayList<>();

  protected Company() {}

  public Company(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
