package dev.hushcell.applications.people;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where somebody lives. */
@Embeddable
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class Address {
  @Column(length = 40)
  public String street;

  @Column(length = 10)
  public String zip;
}
