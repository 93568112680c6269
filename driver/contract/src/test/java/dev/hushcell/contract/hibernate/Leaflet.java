package dev.hushcell.contract.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entity with XML. */
@Entity
@Table(name = "leaflet")
class Leaflet {
  @Id int id;

  @JdbcTypeCode(SqlTypes.SQLXML)
  @Nullable String page;

  Leaflet() {}

  Leaflet(int id, @Nullable String page) {
    this.id = id;
    this.page = page;
  }
}
