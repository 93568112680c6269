package dev.hushcell.applications.people;

import jakarta.persistence.Entity;

/** A paper that asks for money. */
@Entity
public class Invoice extends Paper {
  public int amount;

  @Override
  public String toString() {
    return "Invoice " + subject + " " + amount;
  }
}
