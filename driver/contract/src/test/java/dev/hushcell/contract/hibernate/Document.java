package dev.hushcell.contract.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;

/** Large text and bytes as values; both are protected. */
@Entity
@Table(name = "document")
class Document {
  @Id Integer id;

  @Column(length = Length.LONG32)
  String notes;

  @Column(length = Length.LONG32)
  byte[] photo;
}
