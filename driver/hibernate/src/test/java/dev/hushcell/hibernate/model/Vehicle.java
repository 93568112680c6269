package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;

/** Root of a hierarchy in joined tables. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public class Vehicle {
  @Id public int id;
  @Encrypted public String plate;

  /** Between two entities. */
  @MappedSuperclass
  public abstract static class Powered extends Vehicle {
    @Encrypted public String engineNumber;
  }

  /** A joined table. */
  @Entity(name = "Car")
  @Table(name = "cars")
  public static class Car extends Powered {
    @Encrypted public String radioCode;
    public int doors;
  }

  /** Another one. */
  @Entity(name = "Truck")
  public static class Truck extends Powered {
    public int axles;
  }
}
