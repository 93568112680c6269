package dev.hushcell.contract.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The same table in a later release, with a plain and a protected column more. */
@Entity
@Table(name = "person")
class LaterPerson {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Version int version;

  @Column(length = 120, unique = true, nullable = false)
  String email;

  @Column(length = 40)
  String nickname;

  Integer score;
}
