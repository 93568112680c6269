package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Property access, with one field that has another. */
@Entity
public class Note {
  private int id;
  private String body;

  @Encrypted(belongsTo = "id")
  private String author;

  @Encrypted
  @Access(AccessType.FIELD)
  private String remark;

  @Id
  public int getId() {
    return id;
  }

  public void setId(int id) {
    this.id = id;
  }

  @Encrypted
  @Column(name = "noteBody", length = 4000)
  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  @Column(name = "writtenBy")
  public String getAuthor() {
    return author;
  }

  public void setAuthor(String author) {
    this.author = author;
  }

  public String remark() {
    return remark;
  }

  public void remark(String text) {
    this.remark = text;
  }
}
