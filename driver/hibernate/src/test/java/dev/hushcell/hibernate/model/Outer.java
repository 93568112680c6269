package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Holds an entity without any name. */
public final class Outer {
  private Outer() {}

  /** A nested entity. */
  @Entity
  public static class Nested {
    @Id public int id;
    @Encrypted public String secret;
  }
}
