package dev.hushcell.contract.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entity with JSON. */
@Entity
@Table(name = "profile")
class Profile {
  @Id int id;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String tree;

  Profile() {}

  Profile(int id, @Nullable String tree) {
    this.id = id;
    this.tree = tree;
  }
}
