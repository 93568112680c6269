package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collections of values and of embeddables. */
@Entity(name = "Book")
public class Phonebook {
  @Id public int id;

  @Encrypted @ElementCollection public List<String> phoneNumbers = new ArrayList<>();

  @Encrypted
  @ElementCollection
  @CollectionTable(name = "bookPins")
  @Column(name = "pinText")
  public Map<String, String> pins = new HashMap<>();

  @ElementCollection public List<Address> addresses = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "bookPlaces")
  @AttributeOverride(name = "value.place", column = @Column(name = "placeOfKind"))
  public Map<String, Geo> places = new HashMap<>();

  @ElementCollection public Set<String> tags = new HashSet<>();
}
