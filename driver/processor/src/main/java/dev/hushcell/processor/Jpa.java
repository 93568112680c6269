package dev.hushcell.processor;

import java.util.Set;
import javax.lang.model.element.Element;

/** The annotations of Jakarta Persistence that decide where an attribute is stored, by name. */
final class Jpa {
  private static final String PACKAGE = "jakarta.persistence.";

  static final String ENTITY = PACKAGE + "Entity";
  static final String EMBEDDABLE = PACKAGE + "Embeddable";
  static final String MAPPED_SUPERCLASS = PACKAGE + "MappedSuperclass";
  static final String TABLE = PACKAGE + "Table";
  static final String SECONDARY_TABLE = PACKAGE + "SecondaryTable";
  static final String SECONDARY_TABLES = PACKAGE + "SecondaryTables";
  static final String INHERITANCE = PACKAGE + "Inheritance";
  static final String ACCESS = PACKAGE + "Access";
  static final String ID = PACKAGE + "Id";
  static final String EMBEDDED_ID = PACKAGE + "EmbeddedId";
  static final String EMBEDDED = PACKAGE + "Embedded";
  static final String COLUMN = PACKAGE + "Column";
  static final String ATTRIBUTE_OVERRIDE = PACKAGE + "AttributeOverride";
  static final String ATTRIBUTE_OVERRIDES = PACKAGE + "AttributeOverrides";
  static final String ELEMENT_COLLECTION = PACKAGE + "ElementCollection";
  static final String COLLECTION_TABLE = PACKAGE + "CollectionTable";
  static final String TRANSIENT = PACKAGE + "Transient";
  static final String CONVERT = PACKAGE + "Convert";
  static final String LOB = PACKAGE + "Lob";
  static final String VERSION = PACKAGE + "Version";
  static final String STRUCT = "org.hibernate.annotations.Struct";
  static final String FORMULA = "org.hibernate.annotations.Formula";

  /** Those that store an embeddable as one column. */
  static final Set<String> AGGREGATES =
      Set.of(
          STRUCT, "org.hibernate.annotations.JdbcTypeCode", "org.hibernate.annotations.JdbcType");

  /** Attributes that are other entities, whose columns hold keys. */
  static final Set<String> ASSOCIATIONS =
      Set.of(
          PACKAGE + "OneToOne",
          PACKAGE + "OneToMany",
          PACKAGE + "ManyToOne",
          PACKAGE + "ManyToMany",
          "org.hibernate.annotations.Any",
          "org.hibernate.annotations.ManyToAny");

  /** Those that decide the type themselves, whatever the Java type is. */
  static final Set<String> TYPE_DECIDERS =
      Set.of(
          CONVERT,
          "org.hibernate.annotations.Type",
          "org.hibernate.annotations.JdbcTypeCode",
          "org.hibernate.annotations.JdbcType",
          "org.hibernate.annotations.JavaType");

  private Jpa() {}

  static boolean isEntity(Element type) {
    return Mirror.isAt(type, ENTITY);
  }

  static boolean isMappedSuperclass(Element type) {
    return Mirror.isAt(type, MAPPED_SUPERCLASS);
  }

  static boolean isEmbeddable(Element type) {
    return Mirror.isAt(type, EMBEDDABLE);
  }

  /** Tells whether the attributes of a class are stored, by itself or within another one. */
  static boolean isPersistent(Element type) {
    return isEntity(type) || isMappedSuperclass(type) || isEmbeddable(type);
  }
}
