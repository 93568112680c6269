package dev.hushcell.hibernate.model;

import jakarta.persistence.Entity;
import java.math.BigDecimal;

/** Inherits attributes as they are. */
@Entity
public class Payment extends Audited<BigDecimal> {
  public String purpose;
}
