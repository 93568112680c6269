package dev.hushcell.applications.people;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

/** A paper to somebody, whose name is protected. */
@Entity
public class Letter extends Paper {
  @Encrypted(search = Search.FULL, compare = Compare.EXACT)
  @Column(length = 40)
  public String recipient;

  @Override
  public String toString() {
    return "Letter " + subject + " " + recipient;
  }
}
