package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** Attributes for several entities, one of a type that each chooses. */
@MappedSuperclass
public abstract class Audited<T> {
  @Id public int id;
  @Encrypted public String changedBy;
  @Encrypted public T detail;
}
