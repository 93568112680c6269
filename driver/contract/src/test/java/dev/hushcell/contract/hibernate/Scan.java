package dev.hushcell.contract.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.sql.Blob;
import java.sql.Clob;

/** Large objects; all are protected. */
@Entity
@Table(name = "scan")
class Scan {
  @Id Integer id;

  @Lob String body;

  @Lob byte[] image;

  @Lob Clob original;

  @Lob Blob thumbnail;
}
