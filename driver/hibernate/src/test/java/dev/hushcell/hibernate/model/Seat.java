package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** A key of two columns, one of them protected. */
@Entity
public class Seat {
  @EmbeddedId public Key key;
  public String aisle;

  /** The key. */
  @Embeddable
  public record Key(
      @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT) String holderCode, int hall) {}
}
