package dev.hushcell.contract.statements.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Products, orders and their lines. */
public final class Shop {
  private Shop() {}

  /** Something to buy; nothing in it is protected. */
  @Entity(name = "Product")
  @Table(name = "product")
  public static class Product {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public Long id;

    @Column(length = 30, unique = true)
    public String sku;

    @Column(length = 100)
    public String name;

    @Column(precision = 12, scale = 2)
    public BigDecimal price;

    public int stock;
  }

  /** An order. */
  @Entity(name = "PurchaseOrder")
  @Table(name = "purchase_order")
  public static class PurchaseOrder {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public Long id;

    @Version public int version;

    @Column(name = "order_number", length = 20)
    public String number;

    @Column(name = "status_code", length = 10)
    public String status;

    @Column(name = "delivery_note", length = 300)
    public String deliveryNote;

    @Column(name = "ordered_on")
    public LocalDate orderedOn;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    public Parties.Party customer;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
    public Set<OrderLine> lines = new HashSet<>();
  }

  /** Which line of which order. */
  @Embeddable
  public static class LineId implements Serializable {
    private static final long serialVersionUID = 1;

    @Column(name = "order_id")
    public Long orderId;

    @Column(name = "line_no")
    public int lineNo;

    /** For Hibernate. */
    public LineId() {}

    /** A line of an order. */
    public LineId(Long orderId, int lineNo) {
      this.orderId = orderId;
      this.lineNo = lineNo;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LineId line
          && Objects.equals(orderId, line.orderId)
          && lineNo == line.lineNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(orderId, lineNo);
    }
  }

  /** A line of an order. */
  @Entity(name = "OrderLine")
  @Table(name = "order_line")
  public static class OrderLine {
    @EmbeddedId public LineId id = new LineId();

    @MapsId("orderId")
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    public PurchaseOrder order;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    public Product product;

    public int quantity;

    @Column(length = 60)
    public String engraving;
  }
}
