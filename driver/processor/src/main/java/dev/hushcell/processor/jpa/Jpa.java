package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Mirror;
import java.util.Set;
import javax.lang.model.element.Element;

/** The annotations of Jakarta Persistence that decide where an attribute is stored, by name. */
public final class Jpa {
  private static final String PACKAGE = "jakarta.persistence.";

  public static final String ENTITY = PACKAGE + "Entity";
  public static final String EMBEDDABLE = PACKAGE + "Embeddable";
  public static final String MAPPED_SUPERCLASS = PACKAGE + "MappedSuperclass";
  static final String TABLE = PACKAGE + "Table";
  static final String SECONDARY_TABLE = PACKAGE + "SecondaryTable";
  static final String SECONDARY_TABLES = PACKAGE + "SecondaryTables";
  static final String INHERITANCE = PACKAGE + "Inheritance";
  static final String ACCESS = PACKAGE + "Access";
  public static final String ID = PACKAGE + "Id";
  public static final String EMBEDDED_ID = PACKAGE + "EmbeddedId";
  public static final String EMBEDDED = PACKAGE + "Embedded";
  public static final String COLUMN = PACKAGE + "Column";
  static final String ATTRIBUTE_OVERRIDE = PACKAGE + "AttributeOverride";
  static final String ATTRIBUTE_OVERRIDES = PACKAGE + "AttributeOverrides";
  public static final String ELEMENT_COLLECTION = PACKAGE + "ElementCollection";
  static final String COLLECTION_TABLE = PACKAGE + "CollectionTable";
  static final String TRANSIENT = PACKAGE + "Transient";
  static final String CONVERT = PACKAGE + "Convert";
  public static final String LOB = PACKAGE + "Lob";
  public static final String VERSION = PACKAGE + "Version";
  public static final String STRUCT = "org.hibernate.annotations.Struct";
  public static final String FORMULA = "org.hibernate.annotations.Formula";

  /** Those that store an embeddable as one column. */
  public static final Set<String> AGGREGATES =
      Set.of(
          STRUCT, "org.hibernate.annotations.JdbcTypeCode", "org.hibernate.annotations.JdbcType");

  /** Attributes that are other entities, whose columns hold keys. */
  public static final Set<String> ASSOCIATIONS =
      Set.of(
          PACKAGE + "OneToOne",
          PACKAGE + "OneToMany",
          PACKAGE + "ManyToOne",
          PACKAGE + "ManyToMany",
          "org.hibernate.annotations.Any",
          "org.hibernate.annotations.ManyToAny");

  /** Those that decide the type themselves, whatever the Java type is. */
  public static final Set<String> TYPE_DECIDERS =
      Set.of(
          CONVERT,
          "org.hibernate.annotations.Type",
          "org.hibernate.annotations.JdbcTypeCode",
          "org.hibernate.annotations.JdbcType",
          "org.hibernate.annotations.JavaType");

  private Jpa() {}

  public static boolean isEntity(Element type) {
    return Mirror.isAt(type, ENTITY);
  }

  public static boolean isMappedSuperclass(Element type) {
    return Mirror.isAt(type, MAPPED_SUPERCLASS);
  }

  public static boolean isEmbeddable(Element type) {
    return Mirror.isAt(type, EMBEDDABLE);
  }

  /** Tells whether the attributes of a class are stored, by itself or within another one. */
  static boolean isPersistent(Element type) {
    return isEntity(type) || isMappedSuperclass(type) || isEmbeddable(type);
  }
}
