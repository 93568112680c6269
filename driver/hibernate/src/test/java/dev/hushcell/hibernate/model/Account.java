package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.SecondaryTable;

/** Columns in a secondary table. */
@Entity
@SecondaryTable(name = "accountDetail")
public class Account {
  @Id public int id;
  @Encrypted public String holder;

  @Encrypted
  @Column(table = "accountDetail", name = "bankCode")
  public String bank;

  @Column(table = "accountDetail")
  public String branch;
}
