package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** Root of a hierarchy with a table for each class. */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public abstract class Document {
  @Id public int id;
  @Encrypted public String subject;
  public String folder;

  /** With all columns in a table of its own. */
  @Entity(name = "Invoice")
  public static class Invoice extends Document {
    @Encrypted public String iban;
  }

  /** Another one. */
  @Entity(name = "Letter")
  public static class Letter extends Document {
    public String salutation;
  }
}
