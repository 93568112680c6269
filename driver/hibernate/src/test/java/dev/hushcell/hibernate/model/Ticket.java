package dev.hushcell.hibernate.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

/** Overrides what it inherits. */
@Entity
@AttributeOverride(name = "changedBy", column = @Column(name = "ticketClerk"))
public class Ticket extends Audited<String> {
  public String title;
}
