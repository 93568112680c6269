package dev.hushcell.contract.statements.model;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** Payments in a single table, and belongings with a table for each class. */
public final class Money {
  private Money() {}

  /** Money that came in. */
  @Entity(name = "Payment")
  @Table(name = "payment")
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  @DiscriminatorColumn(name = "kind", length = 10)
  public abstract static class Payment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(precision = 12, scale = 2)
    public BigDecimal amount;

    @Column(name = "paid_at")
    public LocalDateTime paidAt;

    @Column(name = "reference_text", length = 140)
    public String referenceText;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    public Shop.PurchaseOrder order;
  }

  /** By card. */
  @Entity(name = "CardPayment")
  @DiscriminatorValue("CARD")
  public static class CardPayment extends Payment {
    @Column(name = "card_number", length = 19)
    public String cardNumber;

    @Column(name = "card_brand", length = 20)
    public String brand;
  }

  /** By bank transfer. */
  @Entity(name = "TransferPayment")
  @DiscriminatorValue("TRANSFER")
  public static class TransferPayment extends Payment {
    @Column(length = 34)
    public String iban;

    @Column(name = "bank_name", length = 80)
    public String bank;
  }

  /** What somebody owns. */
  @Entity(name = "Asset")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  public abstract static class Asset {
    @Id public Long id;

    @Column(length = 100)
    public String label;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    public Parties.Party owner;
  }

  /** Something with wheels. */
  @Entity(name = "Vehicle")
  @Table(name = "vehicle")
  public static class Vehicle extends Asset {
    @Column(length = 15)
    public String plate;

    @Column(length = 40)
    public String maker;
  }

  /** Something with walls. */
  @Entity(name = "Building")
  @Table(name = "building")
  public static class Building extends Asset {
    @Column(name = "alarm_code", length = 20)
    public String alarmCode;

    @Column(length = 100)
    public String site;
  }
}
