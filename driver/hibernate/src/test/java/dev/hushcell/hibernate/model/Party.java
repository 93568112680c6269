package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Root of a hierarchy in a single table. */
@Entity
public class Party {
  @Id public int id;
  @Encrypted public String partyName;

  /** In the table of its superclass. */
  @Entity(name = "PrivateParty")
  public static class Private extends Party {
    @Encrypted public String nickname;
    public String hobby;
  }

  /** Another one in that table. */
  @Entity(name = "FirmParty")
  public static class Firm extends Party {
    @Encrypted public String register;
  }
}
